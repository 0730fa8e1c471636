import { many } from './many.js';

/** A time as people say it: not to the second once it is more than some minutes. */
function span(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds).toLocaleString('en')} s`;
  if (seconds < 3_600) return `${Math.round(seconds / 60).toLocaleString('en')} min`;
  if (seconds < 86_400) return `${(Math.round(seconds / 360) / 10).toLocaleString('en')} h`;
  return many(Math.round(seconds / 86_400), 'day', 'days');
}

/** What the picture of a day says. */
export const today = {
  title: (day: string, isToday: boolean) => (isToday ? `Today, ${day}` : day),
  which: 'Which day',
  day: 'Day',
  before: 'The day before',
  after: 'The day after',
  report: 'Transparency report',
  site: 'Site',
  everySite: 'All sites',
  loading: 'Counting…',
  failed: 'The day could not be counted.',
  waiting: 'Waiting now',
  heldNow: (count: number) => `${count.toLocaleString('en')} held`,
  reportedNow: (count: number) => `${count.toLocaleString('en')} reported`,
  oldest: 'the oldest since',
  nobodyWaits: 'Nothing waits.',
  inNumbers: 'The day in numbers',
  byHour: 'By hour',
  byHourOf: (timeZone: string) => `Hours of ${timeZone}`,
  byModerator: 'By moderator',
  nobody: 'Nobody has decided anything that day.',
  posted: 'Replies',
  held: 'Held at first',
  heldPart: 'held at first',
  cameOut: 'came out at once',
  reports: 'Reports',
  decisions: 'Decisions',
  median: 'Median time to decide',
  nothing: '—',
  span,
  number: (count: number) => count.toLocaleString('en'),
  hour: 'Hour',
  moderator: 'Moderator',
  asTable: 'The same as a table',
  peak: (name: string, most: string, hour: string) => `${name} by hour. The most: ${most}, in the hour from ${hour}.`,
  flat: (name: string) => `${name} by hour. None that day.`,
};

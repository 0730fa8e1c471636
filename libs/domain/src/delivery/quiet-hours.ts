import { laterDay, localTime, momentOf } from '#platform/clock/local-time';

/** Minutes after midnight of somebody's own clock, between which nothing is sent to them. Across midnight where the end is the smaller one. */
export interface QuietHours {
  from: number;
  to: number;
}

/** When the quiet hours that a moment falls into are over; null outside of them. */
export function endOfQuiet({ from, to }: QuietHours, timeZone: string | null, now: Date): Date | null {
  const zone = timeZone ?? 'UTC';
  const here = localTime(now, zone);
  const quiet = from <= to ? here.minutes >= from && here.minutes < to : here.minutes >= from || here.minutes < to;
  if (!quiet) return null;
  const end = momentOf(laterDay(here, here.minutes < to ? 0 : 1), to, zone);
  // In the night in which clocks are put back an end may have been already, before its hour began again.
  return end > now ? end : null;
}

import type { appealOutcomes, noticeOutcomes, removalSources, TransparencyView } from '#contract/overview';
import type { SanctionKind } from '#contract/sanctions';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const sources: Record<(typeof removalSources)[number], string> = { screening: 'Screening', report: 'Reports by readers', notice: 'Notices of illegal content', own: 'Moderators found them', unknown: 'Not recorded' };
const kinds: Record<SanctionKind, string> = { warn: 'Warnings', premoderate: 'Read first', slow: 'Slowed down', shadow: 'Shadows', suspend: 'Suspensions', ban: 'Bans', rename: 'Names reset' };
const appeals: Record<(typeof appealOutcomes)[number], string> = { open: 'Not decided yet', upheld: 'The decision stayed', reversed: 'The decision was taken back', closed: 'Taken back before anybody had to decide' };
const notices: Record<(typeof noticeOutcomes)[number], string> = { open: 'Not decided yet', acted: 'The content was removed', dismissed: 'The content stayed' };

/** The transparency report, in English. */
export const report = {
  title: 'Transparency report',
  which: 'Which days, and of which site',
  from: 'From',
  to: 'To',
  site: 'Site',
  everySite: 'All sites',
  period: ({ from, to, site }: TransparencyView) => `${day.formatRange(Date.parse(from), Date.parse(to))}, days of UTC${site === null ? '' : `, on ${site.name}`}.`,
  failed: 'The report could not be counted.',
  loading: 'Counting…',
  file: 'Save as CSV',
  saved: 'The table is among your downloads.',
  notSaved: 'The table could not be fetched.',
  page: 'See the page that anybody may read',
  unpublished: 'This site keeps its report to itself. Its admins can publish it, under Sites.',
  glance: 'At a glance',
  replies: 'Replies that readers posted',
  automated: 'Held by screening until somebody had read them',
  approvals: 'Held replies that were published',
  human: 'Replies that moderators removed',
  reversals: 'Removed replies that were put back',
  time: 'How long a decision took',
  median: 'Half were decided within',
  ninetieth: 'Nine in ten were decided within',
  byReason: 'Why replies were removed',
  bySource: 'How they came before a moderator',
  reports: 'Reports by readers',
  sanctions: 'Decisions about readers',
  appeals: 'Appeals',
  notices: 'Notices of illegal content',
  none: 'None in this time.',
  noReason: 'No reason recorded',
  sources,
  kinds,
  outcomes: { appeals, notices },
};

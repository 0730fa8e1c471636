import { stringify } from 'csv-stringify/sync';
import type { TransparencyView } from '#contract/overview';

/** What stands in a line: a measure, what of it, and the number. */
type Line = [measure: string, of: string, number: string | number | null];

const linesOf = (measure: string, counts: Record<string, number>): Line[] => Object.entries(counts).map(([of, count]) => [measure, of, count]);

/** Why replies were removed: beneath each common reason those of sites' own that count under it, which of all sites are named with their site. */
const reasonLines = ({ site, removals: { byReason, byOwnReason } }: TransparencyView): Line[] =>
  linesOf('removals by reason', byReason).flatMap((line): Line[] => [
    line,
    ...byOwnReason.filter(({ under }) => under === line[1]).map((own): Line => ['removals by own reason', `${own.under}/${own.code}${site === null ? ` (${own.site.name})` : ''}`, own.count]),
  ]);

/** A transparency report as a table that a spreadsheet opens. */
export function transparencyTable(report: TransparencyView): string {
  const lines: Line[] = [
    ['site', '', report.site?.name ?? null],
    ['from', '', report.from],
    ['to', '', report.to],
    ['replies', '', report.replies],
    ...linesOf('means', report.means),
    ...reasonLines(report),
    ...linesOf('removals by source', report.removals.bySource),
    ['approvals', '', report.approvals],
    ['reversals', '', report.reversals],
    ['seconds to decide', 'median', report.seconds.median],
    ['seconds to decide', 'ninetieth', report.seconds.ninetieth],
    ['reports', '', report.reports.total],
    ...linesOf('reports by reason', report.reports.byReason),
    ['sanctions', '', report.sanctions.total],
    ...linesOf('sanctions by kind', report.sanctions.byKind),
    ['appeals', '', report.appeals.total],
    ...linesOf('appeals by outcome', report.appeals.byOutcome),
    ['seconds to decide an appeal', 'median', report.appeals.medianSeconds],
    ['notices', '', report.notices.total],
    ...linesOf('notices by outcome', report.notices.byOutcome),
    ['seconds to decide a notice', 'median', report.notices.medianSeconds],
  ];
  // A name that a spreadsheet would take for a formula is marked as text (OWASP: CSV injection), and the mark at the beginning says the encoding.
  return stringify(lines, { header: true, columns: ['measure', 'of', 'number'], bom: true, escape_formulas: true });
}

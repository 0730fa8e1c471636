import type { TransparencyView } from '#contract/overview';
import { useTexts } from '../shell/texts-context.js';

/** A name with its number; `part` of one that is already in the number above it. */
type Row = [what: string, number: string, part?: true];

/** Every number of a report: what there was none of is left out, except at a glance. */
export function ReportTables({ counted }: { counted: TransparencyView }) {
  const { report, today, reasons } = useTexts();
  const listed = (names: Record<string, string>, counts: Record<string, number>): Row[] =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([code, count]) => [names[code] ?? code, today.number(count)]);
  const within = (name: string, seconds: number | null): Row[] => (seconds === null ? [] : [[name, today.span(seconds)]]);
  const removalReasons: Record<string, string> = { ...reasons, none: report.noReason };
  const { byReason, byOwnReason } = counted.removals;
  /** Beneath each common reason those of the sites' own that count under it. */
  const removedWhy = Object.entries(byReason)
    .filter(([, count]) => count > 0)
    .flatMap(([reason, count]): Row[] => [
      [removalReasons[reason] ?? reason, today.number(count)],
      ...byOwnReason.filter(({ under }) => under === reason).map((own): Row => [report.ofThese(own, counted.site === null), today.number(own.count), true]),
    ]);
  const glance: [string, number][] = [
    [report.replies, counted.replies],
    [report.automated, counted.means.automated],
    [report.approvals, counted.approvals],
    [report.human, counted.means.human],
    [report.reversals, counted.reversals],
  ];
  return (
    <div class="report">
      <Table title={report.glance} rows={glance.map(([name, count]) => [name, today.number(count)])} />
      <Table title={report.time} rows={[...within(report.median, counted.seconds.median), ...within(report.ninetieth, counted.seconds.ninetieth)]} />
      <Table title={report.byReason} rows={removedWhy} />
      <Table title={report.bySource} rows={listed(report.sources, counted.removals.bySource)} />
      <Table title={report.sanctions} rows={listed(report.kinds, counted.sanctions.byKind)} />
      <Table title={report.appeals} rows={[...listed(report.outcomes.appeals, counted.appeals.byOutcome), ...within(report.median, counted.appeals.medianSeconds)]} />
      <Table title={report.reports} rows={listed(reasons, counted.reports.byReason)} />
      <Table title={report.notices} rows={[...listed(report.outcomes.notices, counted.notices.byOutcome), ...within(report.median, counted.notices.medianSeconds)]} />
    </div>
  );
}

function Table({ title, rows }: { title: string; rows: Row[] }) {
  const { report } = useTexts();
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p class="quiet">{report.none}</p>
      ) : (
        <table aria-label={title}>
          <tbody>
            {rows.map(([what, number, part], at) => (
              <tr key={`${at} ${what}`} class={part && 'part'}>
                <th scope="row">{what}</th>
                <td class="number">{number}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

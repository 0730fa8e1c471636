import { useEffect, useState } from 'preact/hooks';
import type { TransparencyView } from '#contract/overview';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { dayOf } from '../today/days.js';
import { keepFile } from '../shell/keep-file.js';
import { routeHref, type ReportShown } from '../shell/route.js';
import { SiteChoice } from '../shell/site-choice.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { useAgain } from '../shell/use-again.js';
import { ReportTables } from './report-tables.js';

const questionOf = (shown: ReportShown): Record<string, string> =>
  Object.fromEntries(Object.entries(shown).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''));

/** How it was moderated in a time, in numbers: to read, to take along, and, where a site publishes it, where anybody reads it. */
export function ReportRoom({ desk, shown }: { desk: Desk; shown: ReportShown }) {
  const texts = useTexts();
  const { report } = texts;
  const [counted, setCounted] = useState<TransparencyView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const place = routeHref({ room: 'report', shown });
  const [times, again] = useAgain();
  useEffect(() => {
    let wanted = true;
    void desk.transparency(questionOf(shown)).then((answer) => {
      if (!wanted) return;
      setCounted(answer.ok ? answer.value : null);
      setProblem(answer.ok ? null : `${report.failed} ${failureText(answer.failure, texts)}`);
    });
    return () => {
      wanted = false;
    };
  }, [desk, place, texts, times]);
  const go = (change: Partial<ReportShown>) => { location.hash = routeHref({ room: 'report', shown: { ...shown, ...change } }); };
  const today = dayOf(new Date());
  return (
    <main class="page">
      <h1>{report.title}</h1>
      <form class="choices" aria-label={report.which} onSubmit={(event) => { event.preventDefault(); }}>
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {report[end]}
            <input type="date" value={shown[end] ?? counted?.[end] ?? ''} max={end === 'from' ? (shown.to ?? today) : today} min={end === 'to' ? (shown.from ?? undefined) : undefined} onChange={({ currentTarget }) => go({ [end]: currentTarget.value || null })} />
          </label>
        ))}
        <SiteChoice desk={desk} label={report.site} every={report.everySite} siteId={shown.siteId} onChoose={(siteId) => go({ siteId })} />
        <TakeAlong desk={desk} shown={shown} />
      </form>
      <Unread problem={problem} again={again} />
      <p class="quiet" role="status">
        {counted === null ? problem === null && report.loading : <bdi>{report.period(counted)}</bdi>}
      </p>
      {counted?.site != null && (
        <p>{counted.site.published ? <a href={`/sites/${counted.site.id}/transparency`} target="_blank" rel="noopener">{report.page}</a> : <span class="quiet">{report.unpublished}</span>}</p>
      )}
      {counted !== null && <ReportTables counted={counted} />}
    </main>
  );
}

function TakeAlong({ desk, shown }: { desk: Desk; shown: ReportShown }) {
  const texts = useTexts();
  const { report } = texts;
  const [said, setSaid] = useState<{ text: string; failed: boolean } | null>(null);
  const take = async () => {
    const answer = await desk.transparencyFile(questionOf(shown));
    if (answer.ok) keepFile(answer.value, 'belowline-transparency.csv');
    setSaid(answer.ok ? { text: report.saved, failed: false } : { text: `${report.notSaved} ${failureText(answer.failure, texts)}`, failed: true });
  };
  return (
    <>
      <button type="button" onClick={() => void take()}>
        {report.file}
      </button>
      <p class={said?.failed === true ? 'problem' : 'quiet'} role="status">
        {said?.text}
      </p>
    </>
  );
}

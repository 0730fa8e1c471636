import { useEffect, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import { useDesk } from '../page/desk.js';
import { LoadFailed } from '../page/later.js';
import type { ProfileTexts } from './texts/load-profile-texts.js';

/** A report of one's own, as far as it is told here. */
interface OwnReport {
  id: string;
  createdAt: string;
  outcome: string;
  article: { headline: string };
  reply: { url: string };
}

/** What became of what one reported. */
export function OwnReports({ words }: { words: ProfileTexts }) {
  const { tools } = useDesk();
  const [reports, setReports] = useState<OwnReport[] | 'failed'>([]);
  function look() {
    setReports([]);
    void tools?.api
      .call<Page<OwnReport>>('/me/reports?limit=10')
      .then((outcome) => setReports(outcome.ok ? outcome.value.items : 'failed'));
  }
  useEffect(look, []);
  if (reports.length === 0) return null;
  return (
    <>
      <p class="panel-title">{words.say('reports')}</p>
      {reports === 'failed' && <LoadFailed again={look} />}
      <ol class="history">
        {(reports === 'failed' ? [] : reports).map(({ id, createdAt, outcome, article, reply }) => (
          <li key={id}>
            <p class="history-place">
              <a href={reply.url} dir="auto">
                {article.headline}
              </a>{' '}
              <time dateTime={createdAt}>{words.day(createdAt)}</time>
            </p>
            <p class="hint">{words.coded('outcomes', outcome) ?? outcome}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { ScorerView } from '#contract/scorer';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { useAgain } from '../shell/use-again.js';
import type { RulesDesk } from './rules-desk.js';
import { ScorerForm } from './scorer-form.js';

/** What a site's scorer has learned, how good it is, and, for who may say so, what it may do. */
export function ScorerPanel({ desk, siteId, mayChange }: { desk: RulesDesk; siteId: string; mayChange: boolean }) {
  const texts = useTexts();
  const { scorer } = texts.rules;
  const [view, setView] = useState<ScorerView | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [times, again] = useAgain();
  useEffect(() => {
    let wanted = true;
    void desk.scorer(siteId).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setView(answer.value);
      setFailed(answer.ok ? null : failureText(answer.failure, texts));
    });
    return () => {
      wanted = false;
    };
  }, [desk, siteId, texts, times]);
  return (
    <section class="rules-part" aria-labelledby="scorer">
      <h2 id="scorer">{scorer.title}</h2>
      <p class="quiet">{scorer.body}</p>
      {failed !== null && <Unread problem={`${texts.rules.failed} ${failed}`} again={again} />}
      {view === null ? failed === null && <p class="quiet">{texts.rules.loading}</p> : <Figures view={view} />}
      {view !== null && (mayChange ? <ScorerForm key={view.siteId} desk={desk} view={view} onSaved={setView} /> : <p>{scorer.now(scorer.modes[view.mode], view.threshold)}</p>)}
    </section>
  );
}

function Figures({ view: { learned, heldBack, speaksFrom, figuresFrom, figures, suggested } }: { view: ScorerView }) {
  const { scorer } = useTexts().rules;
  const silent = Math.min(learned.approved, learned.rejected) < speaksFrom;
  return (
    <>
      <p>
        {scorer.learned(learned.approved, learned.rejected)} {silent && scorer.silent(speaksFrom)}
      </p>
      {figures.length === 0 ? (
        <p>{scorer.unproven(figuresFrom)}</p>
      ) : (
        <>
          <p id="figures">{scorer.figures(heldBack.approved, heldBack.rejected)}</p>
          <div class="scrolls">
            <table class="numbers" aria-labelledby="figures">
              <thead>
                <tr>
                  <th scope="col">{scorer.threshold}</th>
                  <th scope="col">{scorer.held}</th>
                  <th scope="col">{scorer.precision}</th>
                  <th scope="col">{scorer.recall}</th>
                </tr>
              </thead>
              <tbody>
                {figures.map(({ threshold, held, precision, recall }) => (
                  <tr key={threshold}>
                    <th scope="row">
                      {scorer.hundredths(threshold)} {threshold === suggested && <span class="tag">{scorer.suggested}</span>}
                    </th>
                    <td>{held}</td>
                    <td>{scorer.percent(precision)}</td>
                    <td>{scorer.percent(recall)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}

import { useState } from 'preact/hooks';
import type { RulesTestAnswer } from '#contract/rules';
import { failureText } from '../api/failure-text.js';
import { screeningText } from '../queue/reason-texts.js';
import { ReplyText } from '../queue/reply-text.js';
import { useTexts } from '../shell/texts-context.js';
import type { RulesDesk } from './rules-desk.js';

/** A text, tried on every check of a site. */
export function TestBench({ desk, siteId }: { desk: RulesDesk; siteId: string }) {
  const texts = useTexts();
  const { bench } = texts.rules;
  const [body, setBody] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState<RulesTestAnswer | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const go = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await desk.test({ siteId, body });
    setBusy(false);
    setTried(answer.ok ? answer.value : null);
    setFailed(answer.ok ? null : failureText(answer.failure, texts));
  };
  return (
    <section class="rules-part" aria-labelledby="bench">
      <h2 id="bench">{bench.title}</h2>
      <p class="quiet">{bench.body}</p>
      <form onSubmit={(event) => void go(event)}>
        <label>
          {bench.text}
          <textarea dir="auto" rows={5} value={body} onInput={(event) => { setBody(event.currentTarget.value); }} />
        </label>
        <button class="primary" aria-disabled={busy}>
          {busy ? bench.busy : bench.go}
        </button>
      </form>
      <p class={failed === null ? 'rules-outcome' : 'problem'} role="status">
        {failed ?? (tried === null ? '' : bench.outcomes[tried.outcome])}
      </p>
      {tried !== null && <Tried tried={tried} />}
    </section>
  );
}

/** What was found, with the words marked, and in one line what had nothing to say. */
function Tried({ tried: { html, verdicts, scorer } }: { tried: RulesTestAnswer }) {
  const texts = useTexts();
  const { bench } = texts.rules;
  const found = verdicts.filter(({ outcome }) => outcome !== 'publish');
  // What it holds a text for is said there.
  const scorerSaid = found.some(({ check }) => check === 'scorer');
  const quiet = verdicts.filter(({ outcome }) => outcome === 'publish').map(({ check }) => check);
  return (
    <div class="tried">
      <ReplyText html={html} large spots={found.flatMap(({ spots }) => spots)} />
      <h3>{bench.found}</h3>
      {found.length === 0 && <p>{bench.nothing}</p>}
      <ul>
        {found.map(({ check, outcome, code, detail }) => (
          <li key={check}>
            <bdi>{screeningText({ check, code: code ?? '', detail }, texts)}</bdi> <span class="tag">{bench.said[outcome]}</span>
          </li>
        ))}
      </ul>
      {scorer !== null && (
        <p>
          {bench.scorer(scorer.score)} {scorer.against.length > 0 && !scorerSaid && <bdi>{bench.against(scorer.against)}</bdi>} {scorer.on.length > 0 && !scorerSaid && <bdi>{bench.on(scorer.on)}</bdi>}
        </p>
      )}
      <p class="quiet">{bench.quiet(quiet)}</p>
    </div>
  );
}

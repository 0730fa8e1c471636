import type { ReplayView } from '#contract/rules';
import { useTexts } from '../shell/texts-context.js';

/** What a draft would do otherwise than the rules as they are, one way, with examples to open. */
export function ReplayResult({ title, found: { count, rejected, examples } }: { title: (count: number) => string; found: ReplayView['caught'] }) {
  const texts = useTexts();
  const { workshop } = texts.rules;
  return (
    <details class="replay-found" open={examples.length > 0 && examples.length <= 5}>
      <summary>
        <b>{title(count)}</b> {count > 0 && <span class="quiet">{workshop.rejected(rejected)}</span>}
      </summary>
      {count > examples.length && <p class="quiet">{workshop.some(examples.length)}</p>}
      <ul>
        {examples.map(({ replyId, text, status, detail }) => (
          <li key={replyId}>
            <span dir="auto">{text}</span> <span class="tag">{texts.statuses[status]}</span> {detail !== null && <bdi class="quiet">{workshop.because(detail)}</bdi>}
          </li>
        ))}
      </ul>
    </details>
  );
}

import { isShadowed } from '#contract/shadow';
import { statementPath } from '#contract/statement-path';
import type { HistoryItem, OwnHistoryItem } from '#contract/writing';
import type { ProfileTexts } from './texts/load-profile-texts.js';

type Item = HistoryItem | OwnHistoryItem;

interface Props {
  items: Item[];
  words: ProfileTexts;
}

/** What somebody wrote, each with where it stands; for its author also what became of it, and why. */
export function HistoryList({ items, words }: Props) {
  return (
    <ol class="history">
      {items.map((item) => (
        <li key={item.id}>
          <p class="history-place">
            <a href={item.url} dir="auto">
              {item.article.headline}
            </a>{' '}
            <time dateTime={item.createdAt}>{words.day(item.createdAt)}</time>
          </p>
          {item.html !== null && <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: item.html }} />}
          <Fate item={item} words={words} />
        </li>
      ))}
    </ol>
  );
}

function Fate({ item, words }: { item: Item; words: ProfileTexts }) {
  if (item.status === 'published' || !('decision' in item)) return null;
  const why =
    item.status === 'rejected'
      ? [words.coded('decisions', item.decision?.reason ?? undefined), item.decision?.note]
      : item.reasons.map(({ code }) => words.coded('held', code));
  return (
    <div class="held-note">
      {!isShadowed(item) && <p>{words.say(`fate.${item.status}`)}</p>}
      {why.filter(Boolean).map((text) => (
        <p key={text} dir="auto">
          {text}
        </p>
      ))}
      {item.status === 'rejected' && (
        <p>
          <a href={new URL(item.url).origin + statementPath(item.decision?.id, words.locale)} target="_blank" rel="noopener">
            {words.say('whyAppeal')}
          </a>
        </p>
      )}
    </div>
  );
}

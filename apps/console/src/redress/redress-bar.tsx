import type { RedressState } from '#contract/redress';
import { Icon } from '../shell/icons.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';

/** The two lists of the room, in the order of their tabs and keys. */
export const redressStates = ['open', 'decided'] as const satisfies RedressState[];

/** What waits, with how much that is, and what was decided. */
export function RedressBar({ shown, waiting, onHelp }: { shown: RedressState; waiting: number; onHelp: () => void }) {
  const texts = useTexts();
  const { redress } = texts;
  return (
    <header class="queue-bar">
      <h1 class="unseen">{redress.title}</h1>
      <nav class="tabs" aria-label={redress.tabs}>
        {redressStates.map((each) => (
          <a key={each} href={routeHref({ room: 'redress', shown: each, replyId: null })} aria-current={each === shown ? 'page' : undefined}>
            {redress.states[each]} {each === 'open' && <span class="count">{texts.queue.count(waiting)}</span>}
          </a>
        ))}
      </nav>
      <button class="plain keys-button" onClick={onHelp}>
        <Icon name="keys" />
        <span>{texts.keys.title}</span>
      </button>
    </header>
  );
}

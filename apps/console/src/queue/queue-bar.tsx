import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../shell/icons.js';
import { Moment } from '../shell/moment.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { isNarrowed } from './narrowing.js';
import { queueKinds } from './queue-kinds.js';
import { shownItems, type QueueState } from './queue-state.js';

interface Props {
  state: QueueState;
  filter: RefObject<HTMLInputElement | null>;
  onFilter: (text: string) => void;
  onHelp: () => void;
  narrowOpen: boolean;
  onNarrow: () => void;
}

/** The kinds of the queue with their numbers, and the filter. */
export function QueueBar({ state, filter, onFilter, onHelp, narrowOpen, onNarrow }: Props) {
  const texts = useTexts();
  const here = useRef<HTMLAnchorElement>(null);
  // On a phone the kinds are one line that is pushed along.
  useEffect(() => here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [state.kind]);
  const filtered = state.filter.trim() !== '';
  return (
    <header class="queue-bar">
      <h1 class="unseen">{texts.rooms.queue}</h1>
      <nav class="tabs" aria-label={texts.queue.tabs}>
        {queueKinds.map((kind) => (
          <a key={kind} ref={kind === state.kind ? here : null} href={routeHref({ room: 'queue', kind, threadId: state.threadId, narrowing: state.narrowing })} aria-current={kind === state.kind ? 'page' : undefined}>
            {texts.kinds[kind]} <span class="count">{state.counts !== null && texts.queue.count(state.counts[kind])}</span>
          </a>
        ))}
      </nav>
      {state.threadId !== null && (
        <p class="one-thread">
          {texts.queue.oneThread} <a href={routeHref({ room: 'queue', kind: state.kind, threadId: null })}>{texts.queue.allThreads}</a>
        </p>
      )}
      <Waiting state={state} />
      <button class="plain narrow-button" aria-expanded={narrowOpen} onClick={onNarrow}>
        <Icon name="narrow" />
        {isNarrowed(state.narrowing) ? <b>{texts.team.narrow.active}</b> : texts.team.narrow.title}
      </button>
      <label class="filter">
        <Icon name="search" />
        <span class="unseen">{texts.queue.filter}</span>
        <input
          ref={filter}
          type="search"
          dir="auto"
          placeholder={texts.queue.filter}
          value={state.filter}
          onInput={(event) => { onFilter(event.currentTarget.value); }}
        />
      </label>
      <span class="filtered" role="status">
        {filtered && texts.queue.filtered(shownItems(state).length, state.items.length)}
      </span>
      <button class="plain keys-button" onClick={onHelp}>
        <Icon name="keys" />
        <span>{texts.keys.title}</span>
      </button>
    </header>
  );
}

/** Since when the first waits, and a warning where some have waited too long. */
function Waiting({ state: { kind, oldest, late } }: { state: QueueState }) {
  const texts = useTexts();
  const since = kind === 'mine' ? null : (oldest?.[kind] ?? null);
  const tooLong = kind === 'held' || kind === 'reported' ? (late?.[kind] ?? 0) : 0;
  return (
    <p class="waiting">
      {tooLong > 0 && (
        <span class="late">
          <Icon name="clock" />
          {texts.team.late(tooLong)}
        </span>
      )}
      {since !== null && <span class="quiet">{texts.team.firstSince} <Moment at={since} /></span>}
    </p>
  );
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ParkedView } from '#contract/delivery';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { Moment } from '../shell/moment.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';

interface Loaded {
  items: readonly ParkedView[];
  next: string | null;
  state: 'loading' | 'ready' | { failed: string };
}

/** What was given up, newest first, and a way to have it tried again. */
export function ParkedRoom({ desk }: { desk: Desk }) {
  const texts = useTexts();
  const [{ items, next, state }, setLoaded] = useState<Loaded>({ items: [], next: null, state: 'loading' });
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  const load = useCallback(
    async (cursor: string | null) => {
      const answer = await desk.parked(cursor);
      setLoaded((before) =>
        answer.ok
          ? { items: cursor === null ? answer.value.items : [...before.items, ...answer.value.items], next: answer.value.next, state: 'ready' }
          : { ...before, state: { failed: `${texts.parked.failed} ${failureText(answer.failure, texts)}` } },
      );
    },
    [desk, texts],
  );
  useEffect(() => void load(null), [load]);

  const again = async ({ id, kind, about }: ParkedView) => {
    // Of another one that is being tried this says nothing.
    if (busy.has(id)) return;
    setBusy((before) => new Set(before).add(id));
    const answer = await desk.replay(id);
    setBusy((before) => new Set([...before].filter((each) => each !== id)));
    // Somebody else may have had it tried again in the meantime: then it is not in the list any more either.
    if (!answer.ok && answer.failure.code !== 'parked.absent') {
      setSaid(failureText(answer.failure, texts));
      return;
    }
    setLoaded((before) => ({ ...before, items: before.items.filter((each) => each.id !== id) }));
    setSaid(texts.parked.queued(texts.parked.kinds[kind], about));
    // The button that had the focus is gone.
    heading.current?.focus();
  };

  return (
    <main class="page">
      <h1 ref={heading} tabIndex={-1}>
        {texts.parked.title}
      </h1>
      <p class="quiet">{texts.parked.body}</p>
      <p role="status">{said}</p>
      {state === 'loading' && <p class="quiet">{texts.parked.loading}</p>}
      {typeof state === 'object' && <Unread problem={state.failed} again={next === null ? () => void load(null) : null} />}
      {state === 'ready' && items.length === 0 && next === null && <p class="quiet">{texts.parked.empty}</p>}
      <ol class="log parked">
        {items.map((item) => (
          <Item key={item.id} item={item} busy={busy.has(item.id)} onAgain={() => void again(item)} />
        ))}
      </ol>
      {next !== null && (
        <button class="more" onClick={() => void load(next)}>
          {texts.parked.more}
        </button>
      )}
    </main>
  );
}

function Item({ item, busy, onAgain }: { item: ParkedView; busy: boolean; onAgain: () => void }) {
  const { parked } = useTexts();
  const kind = parked.kinds[item.kind];
  return (
    <li>
      <Moment at={item.createdAt} />
      <div>
        <p>
          <b>{kind}</b>
          <span class="tag">{item.about}</span>
          <span class="tag">{parked.tries(item.attempts)}</span>
        </p>
        <p dir="auto">{item.why ?? parked.noReason}</p>
        {!item.replayable && <p class="quiet">{parked.forgotten}</p>}
        {item.replayable && item.state === 'unknown' && <p class="quiet">{parked.unknown}</p>}
      </div>
      {item.replayable && (
        <button aria-label={parked.againNamed(kind, item.about)} aria-disabled={busy} onClick={onAgain}>
          {parked.again}
        </button>
      )}
    </li>
  );
}

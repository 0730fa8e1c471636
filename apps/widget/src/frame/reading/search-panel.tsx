import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { ReplyView } from '#contract/replies';
import { refusalLines } from '../compose/refusal-lines.js';
import { useDesk } from '../page/desk.js';
import { Brief } from '../replies/brief.js';

/** What was looked for last, and what there is of it so far. */
interface Found extends Page<ReplyView> {
  q: string;
}

/** Looks for words in the discussion, and shows them where they were found. */
export function SearchPanel({ onClose }: { onClose: () => void }) {
  const { texts, tools, state, announce } = useDesk();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [lines, setLines] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const asking = useRef(0);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  async function look(q: string, before: Found | null) {
    if (!tools || q === '') return;
    const turn = (asking.current += 1);
    setBusy(true);
    const query = new URLSearchParams({ q, ...(before?.next ? { cursor: before.next } : {}) });
    const outcome = await tools.api.call<Page<ReplyView>>(`/threads/${state.thread.id}/search?${query.toString()}`);
    // What was looked for last is what is wanted: other words do not wait for the answer about the first ones.
    if (turn !== asking.current) return;
    setBusy(false);
    setLines(outcome.ok ? [] : refusalLines(outcome.problem, texts));
    if (!outcome.ok) return;
    const items = [...(before?.items ?? []), ...outcome.value.items];
    setFound({ q, items, next: outcome.value.next });
    announce(said({ q, items, next: outcome.value.next }));
  }
  const said = ({ items, next }: Found) =>
    items.length === 0 ? texts.say('foundNothing') : texts.say(next ? 'foundMany' : 'found', { n: items.length });

  return (
    <section class="panel found" aria-labelledby={`${id}-heading`}>
      <h2 class="unseen" id={`${id}-heading`}>
        {texts.say('search')}
      </h2>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          void look(typed.trim(), null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      >
        <label for={id}>{texts.say('searchLabel')}</label>
        <div class="search-row">
          <input
            id={id}
            ref={field}
            type="search"
            dir="auto"
            maxLength={200}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <button class="primary" aria-busy={busy}>
            {texts.say('searchGo')}
          </button>
          <button type="button" class="plain" onClick={onClose}>
            {texts.say('close')}
          </button>
        </div>
      </form>
      {lines.length > 0 && (
        <p class="error" role="alert">
          {lines.join(' ')}
        </p>
      )}
      {found && (
        <>
          <p class="hint">{said(found)}</p>
          <ol>
            {found.items.map((reply) => (
              <Brief key={reply.id} reply={reply} html={reply.html ?? ''} />
            ))}
          </ol>
          {found.next && (
            <p>
              <button type="button" class="plain" onClick={() => !busy && void look(found.q, found)}>
                {texts.say(busy ? 'loading' : 'moreFound')}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { fetchHints } from './hints.js';
import type { BenchProps } from './later-bench.js';
import { applyMark, asQuote, type Change, type Mark } from './marks.js';
import { MentionList } from './mention-list.js';
import { OtherDraft } from './other-draft.js';
import { Preview } from './preview.js';
import type { BenchTexts } from './texts/load-bench-texts.js';
import { markOf, Toolbar } from './toolbar.js';
import { useSyncedDraft } from './use-synced-draft.js';

/** Everything that helps with writing and is not needed for it. */
export function Workbench({ composer, purpose, used, words }: BenchProps & { words: BenchTexts }) {
  const { tools, user, state } = useDesk();
  const { area, bench, source } = composer;
  const [previewing, setPreviewing] = useState(false);
  const synced = useSyncedDraft(composer, purpose);
  const parentId = purpose.kind === 'edit' ? null : purpose.parentId;
  const question = { threadId: state.thread.id, ...(parentId ? { parentId } : {}) };

  useEffect(() => {
    bench.current = {
      hints: (text) =>
        tools ? fetchHints(tools.api, { ...question, body: text }, purpose.kind, words) : Promise.resolve([]),
      settle: synced.settle,
      sent: () => setPreviewing(false),
    };
    return () => {
      bench.current = null;
    };
  });
  // Whoever sees the tools may use their keys at once.
  useLayoutEffect(() => {
    const typed = (event: KeyboardEvent) => {
      const pressed = markOf(event);
      if (!pressed) return;
      event.preventDefault();
      mark(pressed);
    };
    const element = area.current;
    element?.addEventListener('keydown', typed);
    return () => element?.removeEventListener('keydown', typed);
  });

  function mark(which: Mark) {
    const element = area.current;
    if (element) change(element, applyMark(element.value, element.selectionStart, element.selectionEnd, which));
  }

  function quote() {
    const element = area.current;
    if (!element || purpose.kind !== 'post') return;
    const insert = asQuote(purpose.parentBody ?? '');
    change(element, { start: 0, end: 0, insert, from: insert.length, to: insert.length });
  }

  return (
    <div class="bench">
      {synced.other && <OtherDraft words={words} other={synced.other} onTake={synced.take} onDrop={synced.dropOther} />}
      {used && (
        <>
          <MentionList composer={composer} words={words} />
          <Toolbar
            words={words}
            onMark={mark}
            onQuote={purpose.kind === 'post' && purpose.parentBody ? quote : undefined}
            preview={user ? { open: previewing, toggle: () => setPreviewing(!previewing) } : undefined}
          />
          {previewing && user && <Preview words={words} question={question} source={source} />}
        </>
      )}
    </div>
  );
}

/** Types it as a person would, so that it can be undone with the keys for that. */
export function change(element: HTMLTextAreaElement, { start, end, insert, from, to }: Change): void {
  element.focus({ preventScroll: true });
  element.setSelectionRange(start, end);
  // The only way to change a field that keeps its history; deprecated, and without a successor.
  const typed = insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert);
  if (!typed) {
    element.setRangeText(insert, start, end);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }
  element.setSelectionRange(from, to);
}

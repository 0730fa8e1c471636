import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ReplyView } from '#contract/replies';
import { failureText } from '../api/failure-text.js';
import type { Desk } from '../api/desk.js';
import { useTexts } from '../shell/texts-context.js';
import { findThread } from '../threads/find-thread.js';
import { readThreadAddress } from '../threads/thread-address.js';

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** Moves a reply with everything below it to another discussion of its site, found by its address. */
export function MoveForm({ desk, reply, onDone }: { desk: Desk; reply: ReplyView; onDone: (moved: boolean) => void }) {
  const texts = useTexts();
  const { branch } = texts;
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const address = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => { address.current?.focus(); }, []);
  const move = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const [pasted, note] = [textIn(form, 'address'), textIn(form, 'note')];
    const place = readThreadAddress(pasted, location.origin);
    if (place === null) return setProblem(branch.noAddress);
    setBusy(true);
    const thread = await findThread(desk, place);
    const answer = thread.ok ? await desk.moveReply(reply.id, { threadId: thread.value, ...(note === '' ? {} : { note }) }) : thread;
    setBusy(false);
    if (answer.ok) onDone(true);
    else setProblem(failureText(answer.failure, texts));
  };
  return (
    <form class="move-form" onSubmit={(event) => void move(event)}>
      <label>
        {branch.where}
        <input name="address" required dir="auto" autocomplete="off" ref={address} />
      </label>
      <label>
        {branch.note}
        <input name="note" dir="auto" maxLength={1000} autocomplete="off" />
      </label>
      <p class="problem" role="alert">
        {problem}
      </p>
      <div class="bulk-buttons">
        <button class="primary" disabled={busy}>
          {branch.moveNow}
        </button>
        <button type="button" onClick={() => { onDone(false); }}>
          {texts.bulk.cancel}
        </button>
      </div>
    </form>
  );
}

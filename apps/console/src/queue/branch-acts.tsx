import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReplyView } from '#contract/replies';
import { failureText } from '../api/failure-text.js';
import type { Desk } from '../api/desk.js';
import { useTexts } from '../shell/texts-context.js';
import { MoveForm } from './move-form.js';

/** What can be done with a reply and everything below it: its answers are closed or opened again, and it is moved to another discussion. */
export function BranchActs({ desk, reply }: { desk: Desk; reply: ReplyView }) {
  const texts = useTexts();
  const { branch } = texts;
  const [locked, setLocked] = useState(reply.locked);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => { setLocked(reply.locked); }, [reply.locked]);
  const [moving, setMoving] = useState(false);
  const [moved, setMoved] = useState(false);
  const mover = useRef<HTMLButtonElement>(null);
  const endMoving = (done: boolean) => {
    setMoving(false);
    setMoved(done);
    mover.current?.focus();
  };
  const closed = locked === 'here';
  const turn = async () => {
    setBusy(true);
    const answer = await desk.lockBranch(reply.id, !closed);
    setBusy(false);
    setProblem(answer.ok ? null : failureText(answer.failure, texts));
    if (answer.ok) setLocked(answer.value.locked);
  };
  return (
    <div class="branch-acts">
      <button disabled={busy} onClick={() => void turn()}>
        {closed ? branch.open : branch.close}
      </button>
      <button ref={mover} class="plain" aria-expanded={moving} onClick={() => { setMoving(!moving); }}>
        {branch.move}
      </button>
      <p class="quiet" role="status">
        {moved ? branch.moved : locked !== null && branch.locked[locked]}
      </p>
      <p class="problem" role="alert">
        {problem}
      </p>
      {moving && <MoveForm desk={desk} reply={reply} onDone={endMoving} />}
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Problem } from '#contract/refusals';
import type { Outcome } from '../../../widget/src/frame/account/api.js';
import { useProof } from '../proof/use-proof.js';
import type { PageTexts } from '../texts/load-page-texts.js';
import { useRoom } from './room.js';

/** What to say when the server refused; without a problem it could not be reached. */
export const problemText = (problem: Problem | null, texts: PageTexts): string =>
  problem ? (texts.coded('refusals', problem.code) ?? texts.say('failed')) : texts.say('unsent');

/** Something that is being done: whether it still is, what went wrong, and the proof that it may ask for on the way. */
export interface Task {
  busy: boolean;
  wrong: string | null;
  /** What came of the last refusal, for a form that knows which field it belongs to. */
  code: string | null;
  /** To be put where the work is: the question for a proof, and what went wrong. */
  below: ComponentChildren;
  /** Does it; null when it was refused or let be, or when something else is still being done. */
  run: <Value>(act: () => Promise<Outcome<Value>>) => Promise<{ value: Value } | null>;
  /** Looks something up, whatever else is being done; null when it was refused, or when it was asked for again meanwhile. */
  look: <Value>(ask: () => Promise<Outcome<Value>>) => Promise<{ value: Value } | null>;
  clear: () => void;
}

/** Keeps everything together that doing something takes. */
export function useTask(): Task {
  const { texts, session } = useRoom();
  const { prove, panel } = useProof();
  const [busy, setBusy] = useState(false);
  // Not the state: what calls may have been made with an earlier drawing, and would go on seeing what was true then.
  const running = useRef(false);
  const looks = useRef(0);
  const [problem, setProblem] = useState<{ code: string | null; text: string } | null>(null);

  async function run<Value>(act: () => Promise<Outcome<Value>>): Promise<{ value: Value } | null> {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setProblem(null);
    const outcome = await prove(act);
    running.current = false;
    setBusy(false);
    return outcome === 'stopped' ? null : told(outcome);
  }

  async function look<Value>(ask: () => Promise<Outcome<Value>>): Promise<{ value: Value } | null> {
    looks.current += 1;
    const mine = looks.current;
    setProblem(null);
    const outcome = await ask();
    return mine === looks.current ? told(outcome) : null;
  }

  async function told<Value>(outcome: Outcome<Value>): Promise<{ value: Value } | null> {
    if (outcome.ok) return { value: outcome.value };
    const code = outcome.problem?.code ?? null;
    // Ended from somewhere else: the page says so by asking to log in.
    if (code === 'token.invalid' || code === 'token.absent') await session.renew();
    setProblem({ code, text: problemText(outcome.problem, texts) });
    return null;
  }

  const below = (
    <>
      {problem && (
        <p class="error" role="alert">
          {problem.text}
        </p>
      )}
      {panel}
    </>
  );
  return {
    busy,
    wrong: problem?.text ?? null,
    code: problem?.code ?? null,
    below,
    run,
    look,
    clear: () => setProblem(null),
  };
}

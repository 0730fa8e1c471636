import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { noticeOn, selectedCase, type Verdict } from './redress-state.js';
import type { KeptCases, Redress } from './use-redress.js';

/** A decision that is being written. */
export interface Preparing {
  verdict: Verdict | null;
  words: string;
  /** Whether it was to be sent before anything was written that has to be. */
  missing: boolean;
  prepare: (verdict: Verdict) => void;
  stop: () => void;
  write: (words: string) => void;
  send: () => void;
}

/** Turns what a moderator means into a decision on the case that is open. What was written stays with its case. */
export function usePreparing({ state, decide }: Redress, kept: RefObject<KeptCases>): Preparing {
  const open = selectedCase(state);
  const id = open?.it.id ?? '';
  const [prepared, setPrepared] = useState<{ caseId: string; verdict: Verdict } | null>(null);
  const [written, setWritten] = useState(kept.current.words);
  const [missing, setMissing] = useState(false);
  const may = open !== null && noticeOn(state)?.kind !== 'elsewhere' && open.it.can.decide;
  const verdict = may && prepared?.caseId === id ? prepared.verdict : null;
  const words = written[id] ?? '';
  return {
    verdict,
    words,
    missing,
    prepare: (wanted) => {
      if (!may) return;
      setMissing(false);
      setPrepared({ caseId: id, verdict: wanted });
    },
    stop: () => { setPrepared(null); },
    write: (now) => {
      setMissing(false);
      kept.current.words = { ...written, [id]: now };
      setWritten(kept.current.words);
    },
    send: () => {
      if (verdict === null) return;
      const needed = open?.kind === 'notice' && words.trim() === '';
      setMissing(needed);
      if (!needed) decide(verdict, words.trim());
    },
  };
}

import { useEffect, useState } from 'preact/hooks';
import { useAgain } from '../shell/use-again.js';
import type { ReplyContext, ReplyView, RevisionView } from '#contract/replies';
import type { Desk } from '../api/desk.js';

/** What surrounds a reply; each part arrives by itself. */
export interface Surroundings {
  context: ReplyContext | 'failed' | null;
  answers: readonly ReplyView[];
  revisions: readonly RevisionView[] | null;
  /** Asks for them once more. */
  again: () => void;
}

const nothing = { context: null, answers: [], revisions: null };

/** Asks for the article and the replies around one reply, and for its earlier texts where there are any. */
export function useSurroundings(desk: Desk, replyId: string, revision: number): Surroundings {
  const [found, setFound] = useState<Omit<Surroundings, 'again'>>(nothing);
  const [times, again] = useAgain();
  useEffect(() => {
    let gone = false;
    const add = (part: Partial<typeof found>) => {
      if (!gone) setFound((before) => ({ ...before, ...part }));
    };
    void desk.context(replyId).then((answer) => { add({ context: answer.ok ? answer.value : 'failed' }); });
    void desk.answers(replyId).then((answer) => { add({ answers: answer.ok ? answer.value.items : [] }); });
    if (revision > 1) {
      void desk.revisions(replyId).then((answer) => { add({ revisions: answer.ok ? answer.value.items : [] }); });
    }
    return () => {
      gone = true;
    };
  }, [desk, replyId, revision, times]);
  return { ...found, again };
}

import { useEffect, useRef } from 'preact/hooks';
import { casesOf, listToRead } from './redress-state.js';
import type { Redress } from './use-redress.js';

/** Opens the appeal about a reply, once; what is not read yet is read on until it is there, or everything is. */
export function useAskedCase({ state, dispatch, load }: Redress, replyId: string | null): void {
  const found = useRef<string | null>(null);
  useEffect(() => {
    if (replyId === null || replyId === found.current || state.loading !== null || state.failure !== null) return;
    const asked = casesOf(state).find(({ kind, it }) => kind === 'appeal' && it.statement.reply?.id === replyId);
    if (asked !== undefined) {
      found.current = replyId;
      dispatch({ type: 'select', id: asked.it.id });
    } else if (listToRead(state) !== null) load('more');
  }, [replyId, state, dispatch, load]);
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { Answer } from '../api/client.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from './texts-context.js';

interface Pages<Item> {
  /** Null until the first page has come, or has failed to. */
  items: readonly Item[] | null;
  next: string | null;
  problem: string | null;
}

/** A list that is read page by page, and begun anew when what is asked for (`asked`) changes. Of two that are asked for, the later one counts. */
export function usePages<Item>(ask: (cursor: string | null) => Promise<Answer<Page<Item>>>, asked: readonly unknown[], failed?: string) {
  const texts = useTexts();
  const [list, setList] = useState<Pages<Item>>({ items: null, next: null, problem: null });
  const number = useRef(0);
  const load = useCallback(async (cursor: string | null) => {
    const mine = (number.current += 1);
    const answer = await ask(cursor);
    if (mine !== number.current) return;
    setList(({ items, next }) => {
      if (answer.ok) return { items: [...(cursor === null ? [] : (items ?? [])), ...answer.value.items], next: answer.value.next, problem: null };
      const problem = `${failed ?? texts.people.failed} ${failureText(answer.failure, texts)}`;
      // What was there before was asked for otherwise; a later page that failed can be asked for again.
      return cursor === null ? { items: [], next: null, problem } : { items, next, problem };
    });
  }, asked);
  useEffect(() => void load(null), [load]);
  // What comes after the first page has a button of its own, which stays.
  const again = list.problem !== null && list.next === null ? () => void load(null) : null;
  return { ...list, load, again };
}

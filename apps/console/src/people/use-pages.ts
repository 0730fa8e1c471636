import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { Answer } from '../api/client.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';

/** A list that is read page by page, and begun anew when what is asked for changes. Of two that are asked for, the later one counts. */
export function usePages<Item>(ask: (cursor: string | null) => Promise<Answer<Page<Item>>>, asked: readonly unknown[]) {
  const texts = useTexts();
  const [list, setList] = useState<{ items: Item[] | null; next: string | null; problem: string | null }>({ items: null, next: null, problem: null });
  const number = useRef(0);
  const load = useCallback(async (cursor: string | null) => {
    const mine = (number.current += 1);
    const answer = await ask(cursor);
    if (mine !== number.current) return;
    setList(({ items, next }) =>
      answer.ok
        ? { items: [...(cursor === null ? [] : (items ?? [])), ...answer.value.items], next: answer.value.next, problem: null }
        : { items, next, problem: `${texts.people.failed} ${failureText(answer.failure, texts)}` },
    );
  }, asked);
  useEffect(() => void load(null), [load]);
  return { ...list, load };
}

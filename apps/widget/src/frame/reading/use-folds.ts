import { useEffect, useState } from 'preact/hooks';
import type { Tools } from '../page/desk.js';
import { keep, readKept } from './device.js';

/** Nobody folds more branches of one discussion; what is kept has an end. */
const MOST_KEPT = 300;

/** The branches that the reader folded, remembered on the device for each thread. */
export function useFolds(tools: Tools | null, threadId: string) {
  const name = `folded:${threadId}`;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const kept = tools && readKept<string[]>(name);
    if (kept) setFolded(new Set(kept));
  }, []);

  function change(make: (before: Set<string>) => void) {
    const next = new Set(folded);
    make(next);
    keep(name, [...next].slice(-MOST_KEPT));
    setFolded(next);
  }
  const fold = (id: string) => change((next) => void (next.delete(id) || next.add(id)));
  const unfold = (ids: string[]) => {
    if (ids.some((id) => folded.has(id))) change((next) => ids.forEach((id) => next.delete(id)));
  };
  return { folded, fold, unfold };
}

import { useEffect, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import { useRoom } from '../page/room.js';
import { useTask, type Task } from '../page/use-task.js';

/** As many as fit a look; more come when they are asked for. */
const AT_ONCE = 20;

/** A list that is fetched a page at a time, and what is being done with it. */
export interface List<Item> {
  /** Null until the first page is there. */
  items: Item[] | null;
  more: (() => void) | null;
  /** Takes something out of it, once the server has. */
  remove: (path: string, item: Item, said: string) => Promise<void>;
  task: Task;
}

/** Fetches a list of the account, page by page. */
export function useList<Item>(path: string): List<Item> {
  const { api, announce } = useRoom();
  const task = useTask();
  const [items, setItems] = useState<Item[] | null>(null);
  const [next, setNext] = useState<string | null>(null);

  async function load(cursor: string | null) {
    const place = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const got = await task.run(() => api.call<Page<Item>>(`${path}${path.includes('?') ? '&' : '?'}limit=${AT_ONCE}${place}`));
    if (!got) return;
    setItems((before) => [...(cursor === null ? [] : (before ?? [])), ...got.value.items]);
    setNext(got.value.next);
  }
  useEffect(() => void load(null), [path]);

  async function remove(at: string, item: Item, said: string) {
    if (!(await task.run(() => api.call(at, { method: 'DELETE' })))) return;
    setItems((before) => before?.filter((each) => each !== item) ?? null);
    announce(said);
  }

  const failed = items === null && task.wrong !== null;
  return { items, more: next !== null || failed ? () => void load(next) : null, remove, task };
}

import { setImmediate } from 'node:timers/promises';

/** So many texts are a moment's work, after which whoever else waits for this process is let through. */
const AT_ONCE = 20;

/** Does something with each, in order, and keeps nobody else waiting meanwhile. */
export async function eachInTurn<Item>(items: readonly Item[], work: (item: Item) => void): Promise<void> {
  for (const [number, item] of items.entries()) {
    if (number > 0 && number % AT_ONCE === 0) await setImmediate();
    work(item);
  }
}

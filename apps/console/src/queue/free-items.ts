import type { QueueItem } from '#contract/moderation';

/** Whether a colleague is looking at a reply. */
export const isTaken = (item: QueueItem, me: string): boolean => item.lease !== null && item.lease.user.id !== me;

/** The next reply, or the one before, that no colleague is looking at. */
export function nextFree(items: readonly QueueItem[], from: number, by: 1 | -1, me: string): QueueItem | undefined {
  const rest = by === 1 ? items.slice(from + 1) : items.slice(0, Math.max(from, 0)).reverse();
  return rest.find((item) => !isTaken(item, me));
}

import type { NotificationsAnswer, NotificationView } from '#contract/notifications';

/**
 * The lines of an open bell as they are now, where they were: what is gone is gone, what came back is back, and what is new waits until
 * it is asked for. A line stays marked as new while it is looked at; what lies further down than was asked for stays as it was.
 */
export function stillTrue(
  held: NotificationView[],
  { items, next }: Pick<NotificationsAnswer, 'items' | 'next'>,
  rang: NotificationView[],
): NotificationView[] {
  const known = new Map(held.map((line) => [line.id, line]));
  const waiting = new Set(rang.map(({ id }) => id));
  // Ids are in order of time.
  const last = held.at(-1)?.id ?? '';
  const reached = next === null ? '' : (items.at(-1)?.id ?? '');
  const now = items.filter(({ id }) => id >= last && (known.has(id) || !waiting.has(id)));
  return [
    ...now.map((line) => ({ ...line, read: known.get(line.id)?.read ?? line.read })),
    ...held.filter(({ id }) => id < reached),
  ];
}

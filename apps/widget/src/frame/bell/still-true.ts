import type { NotificationsAnswer, NotificationView } from '#contract/notifications';

type Page = Pick<NotificationsAnswer, 'items' | 'next'>;

/** Whether two are one line: what was not read of one kind and subject is, and what was read stays apart from what came later. */
const toldTogether = (one: NotificationView, other: NotificationView): boolean =>
  one.kind === other.kind && one.subject === other.subject && !one.read && !other.read;

/**
 * The lines of an open bell as they are now, where they were: what is gone is gone, what came back is back, and what is new waits until
 * it is asked for; so does what grew by something new. A line stays marked as new while it is looked at; what lies further down than was
 * asked for stays as it was.
 */
export function stillTrue(held: Page, { items, next }: Page, rang: NotificationView[]): NotificationView[] {
  const known = new Map(held.items.map((line) => [line.id, line]));
  const rung = new Set(rang.map(({ id }) => id));
  const [waiting, shown] = [
    items.filter(({ id }) => !known.has(id) && rung.has(id)),
    items.filter(({ id }) => known.has(id) || !rung.has(id)),
  ];
  // Ids are in order of time. Below the last line of all there is nothing that could come twice.
  const last = held.next === null ? '' : (held.items.at(-1)?.id ?? '');
  const reached = next === null ? '' : (items.at(-1)?.id ?? '');
  const there = new Set(shown.map(({ id }) => id));
  const stays = (line: NotificationView) =>
    line.id < reached || (!there.has(line.id) && waiting.some((grown) => toldTogether(line, grown)));
  return [
    ...shown.filter(({ id }) => id >= last).map((line) => ({ ...line, read: known.get(line.id)?.read ?? line.read })),
    ...held.items.filter(stays),
  ].sort((one, other) => (one.id < other.id ? 1 : -1));
}

/** How long somebody may not post: the lengths that are offered, in days. */
export const lengths = [1, 3, 7, 30] as const;

/** A length that was chosen: so many days, until a day, or until somebody ends it. */
export type Length = `${(typeof lengths)[number]}` | 'date' | 'open';

/** When it ends by itself; null when it does not, and undefined where the day that was chosen is none that is still to come. */
export function untilOf(length: Length, date: string, now: number): string | null | undefined {
  if (length === 'open') return null;
  if (length !== 'date') return new Date(now + Number(length) * 86_400_000).toISOString();
  const end = new Date(`${date}T23:59:59`).getTime();
  return Number.isNaN(end) || end <= now ? undefined : new Date(end).toISOString();
}

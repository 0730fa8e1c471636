/** A like of somebody known says all of this; see `likeWeight`. Weights are counted in quarters, so that sums stay exact. */
export const WHOLE_LIKE = 4;

/** A like of an account that was made for the occasion, or that has misbehaved, says a quarter. */
export const DOUBTED_LIKE = 1;

/** An account is known after a day: a crowd that registers to push a reply would have had to plan it. */
export const KNOWN_AFTER_SECONDS = 24 * 3_600;

/** Of the readers of an article about half come in each twelve hours: a reply that came that much later was seen by half as many. */
const HALVES_EVERY_HOURS = 12;

/** After a day and a half there is no crowd left to have missed, and lifting further would only reward being last. */
const LIFTED_UP_TO_HOURS = 36;

/** What one reader's like says, in quarters. */
export const likeWeight = (liker: { createdAt: Date; standing: string }, at: Date): number =>
  liker.standing === 'good' && at.getTime() - liker.createdAt.getTime() >= KNOWN_AFTER_SECONDS * 1_000 ? WHOLE_LIKE : DOUBTED_LIKE;

/**
 * What "best" orders by: how much its likes prove, lifted by how few readers were left to give them. A count of g proves at
 * least g − √g, one standard deviation of a Poisson count below it: a single friend proves nothing, a hundred readers nearly all that they are.
 * Being answered, shouted at or reported does not count. Why: docs/decisions/0019-best.md.
 */
export function bestScore({ likeWeight: quarters, createdAt, threadBegan }: { likeWeight: number; createdAt: Date; threadBegan: Date }): number {
  const given = quarters / WHOLE_LIKE;
  const proven = Math.max(0, given - Math.sqrt(given));
  const hours = Math.min(LIFTED_UP_TO_HOURS, Math.max(0, (createdAt.getTime() - threadBegan.getTime()) / 3_600_000));
  return proven * 2 ** (hours / HALVES_EVERY_HOURS);
}

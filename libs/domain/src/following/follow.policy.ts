import type { Standing } from '#contract/accounts';
import type { RefusalCode } from '#contract/refusals';

/** How somebody who wants to follow and somebody to be followed stand to each other. */
export interface Acquaintance {
  /** One has blocked the other, whichever. */
  blocked: boolean;
  /** Whoever wants to follow has muted the other. */
  muted: boolean;
  following: boolean;
}

interface Person {
  id: string;
  standing: Standing;
}

/** Whoever is banned reads on, and gathers nothing and nobody. */
export const whyNotFollowAnything = ({ standing }: Pick<Person, 'standing'>): RefusalCode | null => (standing === 'banned' ? 'user.banned' : null);

/**
 * Why a reader may not follow another. Somebody private says so before a block does: a block is not told more loudly than it has
 * to be, and whom a reader follows already stays followed when they become private.
 */
export function whyNotFollowUser(reader: Person, other: Person & { private: boolean }, { blocked, muted, following }: Acquaintance): RefusalCode | null {
  if (reader.id === other.id) return 'follow.own';
  if (reader.standing === 'banned') return 'user.banned';
  if (following) return null;
  if (other.private) return 'follow.private';
  if (blocked || other.standing === 'banned') return 'follow.blocked';
  return muted ? 'follow.muted' : null;
}

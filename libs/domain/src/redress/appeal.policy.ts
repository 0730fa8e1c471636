import type { RefusalCode } from '#contract/refusals';
import { mayModerate } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import { whyNotSanction } from '#domain/sanctions/sanction.policy';
import { appealUntil, type Appeal } from './appeal.js';
import type { Statement } from './statement.js';

type Person = Pick<User, 'id' | 'role' | 'siteRoles'>;

/** Why somebody may not appeal: once, within half a year, and only against what was not taken back already. */
export function whyNotAppeal({ appeal, toldAt, takenBack }: Pick<Statement, 'toldAt' | 'takenBack'> & { appeal: unknown }, now: Date): RefusalCode | null {
  if (appeal !== null) return 'appeal.made';
  if (takenBack) return 'appeal.nothing';
  return appealUntil(toldAt) < now ? 'appeal.late' : null;
}

/** What an appeal is against, and who makes it. */
interface Contested {
  /** Who decided first. */
  againstId: string;
  appellant: Person;
}

/**
 * Why a moderator may not decide on an appeal: it is for another one than who decided first or agreed to that, of the same site, never one’s own, and
 * what became of a fellow moderator is an admin’s to decide, as it was to restrict them.
 */
export function whyNotDecideAppeal(moderator: Person, { siteId, state, sanctionId, agreedBy }: Pick<Appeal, 'siteId' | 'state' | 'sanctionId' | 'agreedBy'>, { againstId, appellant }: Contested): RefusalCode | null {
  if (!mayModerate(moderator, siteId)) return 'role.insufficient';
  if (moderator.id === appellant.id) return 'appeal.own';
  if (moderator.id === againstId || agreedBy.includes(moderator.id)) return 'appeal.same-moderator';
  return (sanctionId === null ? null : whyNotSanction(moderator, appellant, siteId)) ?? (state === 'open' ? null : 'appeal.decided');
}

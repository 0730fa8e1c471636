import type { RefusalCode } from '#contract/refusals';
import { mayModerate } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import { appealUntil, type Appeal } from './appeal.js';
import type { Statement } from './statement.js';

/** Why somebody may not appeal: once, within half a year, and only against what was not taken back already. */
export function whyNotAppeal({ appeal, toldAt, takenBack }: Pick<Statement, 'toldAt' | 'takenBack'> & { appeal: unknown }, now: Date): RefusalCode | null {
  if (appeal !== null) return 'appeal.made';
  if (takenBack) return 'appeal.nothing';
  return appealUntil(toldAt) < now ? 'appeal.late' : null;
}

/** Why a moderator may not decide on an appeal: it is for another one than who decided first, of the same site, and never one’s own. */
export function whyNotDecideAppeal(moderator: Pick<User, 'id' | 'role' | 'siteRoles'>, { userId, siteId, state }: Pick<Appeal, 'userId' | 'siteId' | 'state'>, againstId: string): RefusalCode | null {
  if (!mayModerate(moderator, siteId)) return 'role.insufficient';
  if (moderator.id === userId) return 'appeal.own';
  if (moderator.id === againstId) return 'appeal.same-moderator';
  return state === 'open' ? null : 'appeal.decided';
}

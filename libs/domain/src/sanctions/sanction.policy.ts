import type { RefusalCode } from '#contract/refusals';
import { isAdmin, isModerator, type User } from '#domain/identity/user';

type Person = Pick<User, 'id' | 'role'>;

/** Why a moderator may not decide about somebody: nobody judges oneself, and whoever can take a role away is not judged by those who have it from them. */
export function whyNotSanction(moderator: Person, user: Person): RefusalCode | null {
  if (moderator.id === user.id) return 'sanction.own';
  if (isAdmin(user)) return 'sanction.admin';
  return isModerator(user) && !isAdmin(moderator) ? 'sanction.moderator' : null;
}

import type { RefusalCode } from '#contract/refusals';
import type { SanctionBody } from '#contract/sanctions';
import type { SiteSettings } from '#contract/sites';
import { highestRole, mayAdminister, mayModerate, roleOn } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';

type Person = Pick<User, 'id' | 'role' | 'siteRoles'>;

/**
 * Why a moderator may not decide about somebody on a site, or (null) everywhere: nobody judges oneself, and whoever can take a role away is
 * not judged by those who have it from them. What holds everywhere holds where they work, so that counts what they are anywhere.
 */
export function whyNotSanction(moderator: Person, user: Person, siteId: string | null): RefusalCode | null {
  if (!mayModerate(moderator, siteId)) return 'role.insufficient';
  if (moderator.id === user.id) return 'sanction.own';
  const theirs = siteId === null ? highestRole(user) : roleOn(user, siteId);
  if (theirs === 'admin') return 'sanction.admin';
  return theirs === 'moderator' && !mayAdminister(moderator, siteId) ? 'sanction.moderator' : null;
}

/**
 * Why a site does not have this shadow: not at all, or (where its readers are not told) for this reason. Whoever is restricted is owed a statement of
 * reasons, but for deceptive commercial content in great numbers (Digital Services Act, article 17, paragraph 2).
 */
export function whyNotShadow({ reason }: Pick<SanctionBody, 'reason'>, { shadow }: Pick<SiteSettings, 'shadow'>): RefusalCode | null {
  if (shadow === 'off') return 'sanction.shadow-off';
  return shadow === 'untold' && reason !== 'spam' ? 'sanction.shadow-reason' : null;
}

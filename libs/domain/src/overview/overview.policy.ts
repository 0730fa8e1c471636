import { mayModerate, sitesOf } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import { refuse } from '#platform/refusals/refusal';

/** The sites that somebody is shown numbers of: the one they ask for where it is theirs, else all that are; null for every site there is. */
export function sitesShown(moderator: User, siteId: string | undefined): string[] | null {
  if (siteId === undefined) return sitesOf(moderator, 'moderator');
  return mayModerate(moderator, siteId) ? [siteId] : refuse('role.insufficient');
}

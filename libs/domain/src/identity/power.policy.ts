import { roles, standing, type Role, type Standing } from '#contract/accounts';
import type { User } from './user.js';

/**
 * The one place that says what somebody may do where. A role everywhere holds on every site; a role on a site holds there and
 * nowhere else. Whoever asks names the site, so that nothing can be asked of "a moderator" in general by mistake.
 */
type Person = Pick<User, 'role' | 'siteRoles'>;

const highest = (given: Role[]): Role => roles[Math.max(0, ...given.map((role) => roles.indexOf(role)))] ?? 'reader';

/** Whether a role is another, or more. */
export const reaches = (role: Role, wanted: Role): boolean => roles.indexOf(role) >= roles.indexOf(wanted);

/** What somebody is on a site: the higher of what they are everywhere and there. */
export const roleOn = (user: Person, siteId: string): Role => highest([user.role, ...user.siteRoles.filter((each) => each.siteId === siteId).map(({ role }) => role)]);

/** The highest that somebody is anywhere. */
export const highestRole = (user: Person): Role => highest([user.role, ...user.siteRoles.map(({ role }) => role)]);

/** Whether somebody belongs to a site's newsroom. */
export const worksOn = (user: Person, siteId: string): boolean => reaches(roleOn(user, siteId), 'staff');

/** Whether somebody may decide about what is written on a site and who writes there; null asks about all sites. */
export const mayModerate = (user: Person, siteId: string | null): boolean => reaches(siteId === null ? user.role : roleOn(user, siteId), 'moderator');

/** Whether somebody may change a site's settings and who works on it; null asks about the installation. */
export const mayAdminister = (user: Person, siteId: string | null): boolean => reaches(siteId === null ? user.role : roleOn(user, siteId), 'admin');

/** Whether somebody is this much on some site at least: who may come in, before it is known what it is about. */
export const isSomewhere = (user: Person, role: Role): boolean => reaches(highestRole(user), role);

/** Which sites somebody may moderate, or administer: null for all of them. */
export const sitesOf = (user: Person, role: 'moderator' | 'admin'): string[] | null =>
  reaches(user.role, role) ? null : user.siteRoles.filter((each) => reaches(each.role, role)).map(({ siteId }) => siteId);

/** How somebody stands, at most one reply in how many seconds they may post (0: as everybody), and whether a warning waits to be read. */
export interface Restriction {
  standing: Standing;
  slowSeconds: number;
  warned: boolean;
  /** How they are told that they stand, where that is not all: of a shadow some hear nothing. */
  toldAs?: Standing;
}

/** What of somebody says how they stand, everywhere and on each site. */
export type Restricted = Pick<User, 'standing' | 'slowSeconds' | 'warned' | 'siteStandings'>;

const gravest = (one: Standing, other: Standing): Standing => standing.options[Math.max(standing.options.indexOf(one), standing.options.indexOf(other))] ?? 'good';

/** How somebody is told that they stand. */
export const toldOf = ({ standing: stands, toldAs }: Pick<Restriction, 'standing' | 'toldAs'>): Standing => toldAs ?? stands;

/** The stricter of two, each in its own way; and of what is told the same. */
export const stricter = (one: Restriction, other: Restriction): Restriction => {
  const [stands, told] = [gravest(one.standing, other.standing), gravest(toldOf(one), toldOf(other))];
  return {
    standing: stands,
    slowSeconds: Math.max(one.slowSeconds, other.slowSeconds),
    warned: one.warned || other.warned,
    ...(told === stands ? {} : { toldAs: told }),
  };
};

/** How somebody stands on a site: as strict as everywhere, or as there where that is stricter. */
export function restrictionOn({ standing: everywhere, slowSeconds, warned, siteStandings }: Restricted, siteId: string): Restriction {
  const here = siteStandings[siteId];
  const all = { standing: everywhere, slowSeconds, warned };
  return here === undefined ? all : stricter(all, here);
}

/** How somebody stands on a site, where only posting or not is asked. */
export const standingOn = (user: Restricted, siteId: string): Standing => restrictionOn(user, siteId).standing;

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
  /** Of `shadowed`: they are not told. */
  untold?: boolean;
}

/** What of somebody says how they stand, everywhere and on each site. */
export type Restricted = Pick<User, 'standing' | 'slowSeconds' | 'warned' | 'siteStandings'>;

/** The stricter of two, each in its own way. */
export const stricter = (one: Restriction, other: Restriction): Restriction => {
  const { options } = standing;
  const gravest = options[Math.max(options.indexOf(one.standing), options.indexOf(other.standing))] ?? 'good';
  return {
    standing: gravest,
    slowSeconds: Math.max(one.slowSeconds, other.slowSeconds),
    warned: one.warned || other.warned,
    // Whoever was told of the one knows, whatever the other keeps quiet about.
    ...([one, other].some((each) => each.standing === gravest && each.untold !== true) ? {} : { untold: true }),
  };
};

/** How somebody stands on a site: as strict as everywhere, or as there where that is stricter. */
export function restrictionOn({ standing: everywhere, slowSeconds, warned, siteStandings }: Restricted, siteId: string): Restriction {
  const here = siteStandings[siteId];
  const all = { standing: everywhere, slowSeconds, warned };
  return here === undefined ? all : stricter(all, here);
}

/** How somebody is told that they stand: of a shadow that they are not told of, they hear nothing. */
export const told = ({ untold, ...restriction }: Restriction): Restriction => (untold === true ? { ...restriction, standing: 'good' } : restriction);

/** How somebody stands on a site, where only posting or not is asked. */
export const standingOn = (user: Restricted, siteId: string): Standing => restrictionOn(user, siteId).standing;

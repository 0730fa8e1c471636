import { describe, expect, it } from '@jest/globals';
import type { Role, SiteRole } from '#contract/accounts';
import { highestRole, isSomewhere, mayAdminister, mayModerate, restrictionOn, roleOn, sitesOf, told, worksOn } from './power.policy.js';

const person = (role: Role, ...roles: [string, SiteRole['role']][]) => ({ role, siteRoles: roles.map(([siteId, each]) => ({ siteId, role: each })) });

describe('what somebody may do where', () => {
  it('is the same on every site for who is something everywhere', () => {
    const moderator = person('moderator');
    expect([roleOn(moderator, 'a'), mayModerate(moderator, 'a'), mayModerate(moderator, null), mayAdminister(moderator, 'a')]).toEqual(['moderator', true, true, false]);
    expect([sitesOf(moderator, 'moderator'), sitesOf(moderator, 'admin'), worksOn(moderator, 'a')]).toEqual([null, [], true]);
    expect(mayAdminister(person('admin'), null)).toBe(true);
  });

  it('is nothing elsewhere for who is something on one site', () => {
    const here = person('reader', ['a', 'moderator'], ['b', 'staff']);
    expect([mayModerate(here, 'a'), mayModerate(here, 'b'), mayModerate(here, 'c'), mayModerate(here, null)]).toEqual([true, false, false, false]);
    expect([worksOn(here, 'a'), worksOn(here, 'b'), worksOn(here, 'c')]).toEqual([true, true, false]);
    expect([roleOn(here, 'b'), roleOn(here, 'c'), highestRole(here)]).toEqual(['staff', 'reader', 'moderator']);
    expect([isSomewhere(here, 'moderator'), isSomewhere(here, 'admin')]).toEqual([true, false]);
    expect(sitesOf(here, 'moderator')).toEqual(['a']);
  });

  it('is never less on a site than everywhere', () => {
    expect(roleOn(person('moderator', ['a', 'staff']), 'a')).toBe('moderator');
    expect(mayAdminister(person('moderator', ['a', 'admin']), 'a')).toBe(true);
  });
});

describe('how somebody stands on a site', () => {
  it('is as strict as everywhere, or stricter', () => {
    const reader = { standing: 'premoderated', slowSeconds: 60, warned: false, siteStandings: { a: { standing: 'banned', slowSeconds: 0, warned: false }, b: { standing: 'good', slowSeconds: 600, warned: true } } } as const;
    expect(restrictionOn(reader, 'a')).toEqual({ standing: 'banned', slowSeconds: 60, warned: false });
    expect(restrictionOn(reader, 'b')).toEqual({ standing: 'premoderated', slowSeconds: 600, warned: true });
    expect(restrictionOn(reader, 'c')).toEqual({ standing: 'premoderated', slowSeconds: 60, warned: false });
  });

  it('is not told where nobody is to know, but for what else holds', () => {
    const shadowed = { standing: 'shadowed', slowSeconds: 30, warned: false } as const;
    expect(told({ ...shadowed, untold: true })).toEqual({ standing: 'good', slowSeconds: 30, warned: false });
    expect(told(shadowed)).toEqual(shadowed);
    const reader = { standing: 'good', slowSeconds: 0, warned: false, siteStandings: { a: { ...shadowed, untold: true } } } as const;
    expect(restrictionOn(reader, 'a')).toEqual({ ...shadowed, untold: true });
  });
});

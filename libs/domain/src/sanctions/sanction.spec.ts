import { describe, expect, it } from '@jest/globals';
import type { Role, SiteRole } from '#contract/accounts';
import { isUntold, standingsUnder } from './sanction.js';
import { whyNotSanction } from './sanction.policy.js';

const now = new Date('2026-01-10T12:00:00Z');
const open = { siteId: null, slowSeconds: null, untold: false, until: null, endedAt: null, acknowledgedAt: null };
const standingUnder = (...given: Parameters<typeof standingsUnder>) => standingsUnder(...given).standing;

describe('how a reader stands', () => {
  it('is as the strictest says that holds', () => {
    expect(standingUnder([], now)).toBe('good');
    expect(standingUnder([{ kind: 'warn', ...open }], now)).toBe('good');
    expect(standingUnder([{ kind: 'premoderate', ...open }, { kind: 'suspend', ...open }, { kind: 'warn', ...open }], now)).toBe('suspended');
    expect(standingUnder([{ kind: 'ban', ...open }, { kind: 'suspend', ...open }], now)).toBe('banned');
  });

  it('is not as one says that has ended, or whose time is over', () => {
    expect(standingUnder([{ kind: 'ban', ...open, endedAt: now }, { kind: 'premoderate', ...open }], now)).toBe('premoderated');
    expect(standingUnder([{ kind: 'suspend', ...open, until: now }], now)).toBe('good');
    expect(standingUnder([{ kind: 'suspend', ...open, until: new Date(now.getTime() + 1) }], now)).toBe('suspended');
  });

  it('is told site by site, and how seldom they may post apart from whether', () => {
    const sanctions = [
      { kind: 'slow', ...open, slowSeconds: 60 },
      { kind: 'slow', ...open, siteId: 'a', slowSeconds: 600 },
      { kind: 'premoderate', ...open, siteId: 'a' },
      { kind: 'ban', ...open, siteId: 'b' },
      { kind: 'ban', ...open, siteId: 'c', endedAt: now },
      { kind: 'warn', ...open, siteId: 'd' },
      { kind: 'warn', ...open, siteId: 'e', acknowledgedAt: now },
    ] as const;
    expect(standingsUnder([...sanctions], now)).toEqual({
      standing: 'good',
      slowSeconds: 60,
      warned: false,
      siteStandings: {
        a: { standing: 'premoderated', slowSeconds: 600, warned: false },
        b: { standing: 'banned', slowSeconds: 0, warned: false },
        d: { standing: 'good', slowSeconds: 0, warned: true },
      },
    });
  });

  it('is in a shadow that is told, or is not, and is told where one of two is', () => {
    const shadow = { kind: 'shadow', ...open, siteId: 'a' } as const;
    const under = (...sanctions: Parameters<typeof standingsUnder>[0]) => standingsUnder(sanctions, now).siteStandings['a'];
    expect(under(shadow)).toEqual({ standing: 'shadowed', slowSeconds: 0, warned: false });
    expect(under({ ...shadow, untold: true })).toEqual({ standing: 'shadowed', slowSeconds: 0, warned: false, untold: true });
    expect(under({ ...shadow, untold: true }, shadow)).toEqual({ standing: 'shadowed', slowSeconds: 0, warned: false });
    // What is stricter is no secret.
    expect(under({ ...shadow, untold: true }, { kind: 'suspend', ...open, siteId: 'a' })).toEqual({ standing: 'suspended', slowSeconds: 0, warned: false });
    expect(under({ ...shadow, untold: true }, { kind: 'premoderate', ...open, siteId: 'a' })).toMatchObject({ standing: 'shadowed', untold: true });
  });

  it('is kept from whom it concerns only as long as it holds', () => {
    expect(isUntold({ untold: true, until: null, endedAt: null }, now)).toBe(true);
    expect(isUntold({ untold: true, until: now, endedAt: null }, now)).toBe(false);
    expect(isUntold({ untold: true, until: null, endedAt: now }, now)).toBe(false);
    expect(isUntold({ untold: false, until: null, endedAt: null }, now)).toBe(false);
  });
});

describe('who may decide about whom', () => {
  const person = (id: string, role: Role, siteRoles: SiteRole[] = []) => ({ id, role, siteRoles });
  const [moderator, admin] = [person('m', 'moderator'), person('a', 'admin')];
  const [here, ruler] = [person('h', 'reader', [{ siteId: 's', role: 'moderator' }]), person('r', 'reader', [{ siteId: 's', role: 'admin' }])];

  it('is moderators about readers and staff, and admins about moderators', () => {
    for (const role of ['reader', 'staff'] as const) expect(whyNotSanction(moderator, person('r', role), null)).toBeNull();
    expect(whyNotSanction(moderator, person('n', 'moderator'), null)).toBe('sanction.moderator');
    expect(whyNotSanction(admin, moderator, null)).toBeNull();
  });

  it('is nobody about oneself or an admin', () => {
    expect(whyNotSanction(moderator, moderator, null)).toBe('sanction.own');
    expect(whyNotSanction(moderator, admin, null)).toBe('sanction.admin');
    expect(whyNotSanction(admin, person('b', 'admin'), null)).toBe('sanction.admin');
  });

  it('is a site’s moderators on that site, and nowhere else', () => {
    expect(whyNotSanction(here, person('x', 'reader'), 's')).toBeNull();
    expect(whyNotSanction(here, person('x', 'reader'), 't')).toBe('role.insufficient');
    expect(whyNotSanction(here, person('x', 'reader'), null)).toBe('role.insufficient');
    expect(whyNotSanction(here, here, 's')).toBe('sanction.own');
    expect(whyNotSanction(here, ruler, 's')).toBe('sanction.admin');
    expect(whyNotSanction(ruler, here, 's')).toBeNull();
    // What somebody is elsewhere does not count here; what holds everywhere counts what they are anywhere.
    expect(whyNotSanction(moderator, ruler, 't')).toBeNull();
    expect(whyNotSanction(moderator, ruler, null)).toBe('sanction.admin');
    expect(whyNotSanction(moderator, here, null)).toBe('sanction.moderator');
    expect(whyNotSanction(admin, here, null)).toBeNull();
  });
});

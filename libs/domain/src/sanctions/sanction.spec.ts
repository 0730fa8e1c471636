import { describe, expect, it } from '@jest/globals';
import { standingUnder } from './sanction.js';
import { whyNotSanction } from './sanction.policy.js';

const now = new Date('2026-01-10T12:00:00Z');
const open = { until: null, endedAt: null };

describe('how a reader stands', () => {
  it('is as the strictest says that holds', () => {
    expect(standingUnder([], now)).toBe('good');
    expect(standingUnder([{ kind: 'warn', ...open }], now)).toBe('good');
    expect(standingUnder([{ kind: 'premoderate', ...open }, { kind: 'suspend', ...open }, { kind: 'warn', ...open }], now)).toBe('suspended');
    expect(standingUnder([{ kind: 'ban', ...open }, { kind: 'suspend', ...open }], now)).toBe('banned');
  });

  it('is not as one says that has ended, or whose time is over', () => {
    expect(standingUnder([{ kind: 'ban', until: null, endedAt: now }, { kind: 'premoderate', ...open }], now)).toBe('premoderated');
    expect(standingUnder([{ kind: 'suspend', until: now, endedAt: null }], now)).toBe('good');
    expect(standingUnder([{ kind: 'suspend', until: new Date(now.getTime() + 1), endedAt: null }], now)).toBe('suspended');
  });
});

describe('who may decide about whom', () => {
  const moderator = { id: 'm', role: 'moderator' } as const;
  const admin = { id: 'a', role: 'admin' } as const;

  it('is moderators about readers and staff, and admins about moderators', () => {
    for (const role of ['reader', 'staff'] as const) expect(whyNotSanction(moderator, { id: 'r', role })).toBeNull();
    expect(whyNotSanction(moderator, { id: 'n', role: 'moderator' })).toBe('sanction.moderator');
    expect(whyNotSanction(admin, moderator)).toBeNull();
  });

  it('is nobody about oneself or an admin', () => {
    expect(whyNotSanction(moderator, moderator)).toBe('sanction.own');
    expect(whyNotSanction(moderator, admin)).toBe('sanction.admin');
    expect(whyNotSanction(admin, { id: 'b', role: 'admin' })).toBe('sanction.admin');
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ReplyStatus } from '#contract/replies';
import type { KeptVerdict } from '#domain/screening/screening';
import { statusAfterVerdict, type Later } from './later-verdict.js';

const POSTED = new Date('2021-08-26T16:16:00.000Z');
const LOOKED = new Date('2021-08-26T16:17:00.000Z');

const verdict = (check: string, outcome: KeptVerdict['outcome']): KeptVerdict => ({ check, outcome, code: null, detail: null });
const calm = [verdict('links', 'publish'), verdict('outside', 'publish')];
const tagged = [verdict('links', 'publish'), verdict('outside', 'tag')];
const gravest = [verdict('links', 'publish'), verdict('outside', 'hold')];
const other = [verdict('links', 'hold'), verdict('outside', 'publish')];

describe('a verdict that comes later', () => {
  it.each<[string, ReplyStatus, { heldAt?: Date; reviewedAt?: Date }, Partial<Later>, ReplyStatus]>([
    ['holds what is shown', 'published', {}, { verdicts: gravest }, 'held'],
    ['leaves what is shown where it finds nothing', 'published', {}, { verdicts: calm }, 'published'],
    ['leaves what a moderator approved', 'published', { reviewedAt: LOOKED }, { verdicts: gravest }, 'published'],
    ['shows what waited for it', 'held', { heldAt: POSTED }, { verdicts: calm }, 'published'],
    ['shows what it only has something to say of', 'held', { heldAt: POSTED }, { verdicts: tagged }, 'published'],
    ['keeps what it holds', 'held', { heldAt: POSTED }, { verdicts: gravest }, 'held'],
    ['keeps what another check holds', 'held', { heldAt: POSTED }, { verdicts: other }, 'held'],
    ['keeps what waited since an earlier text', 'held', { heldAt: new Date(POSTED.getTime() - 1_000) }, { verdicts: calm }, 'held'],
    ['keeps what somebody wrote who may not post freely now', 'held', { heldAt: POSTED }, { verdicts: calm, mayPost: false }, 'held'],
    ['keeps what a moderator looked at', 'held', { heldAt: POSTED, reviewedAt: LOOKED }, { verdicts: calm }, 'held'],
    ['brings nothing back that was removed', 'rejected', { reviewedAt: LOOKED }, { verdicts: calm }, 'rejected'],
    ['brings nothing back that was withdrawn', 'withdrawn', {}, { verdicts: calm }, 'withdrawn'],
  ])('%s', (_, status, reply, later, becomes) => {
    expect(statusAfterVerdict({ status, heldAt: null, reviewedAt: null, ...reply }, { verdicts: calm, postedAt: POSTED, mayPost: true, ...later })).toBe(becomes);
  });
});

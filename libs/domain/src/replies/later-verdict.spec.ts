import { describe, expect, it } from '@jest/globals';
import type { ReplyStatus } from '#contract/replies';
import type { KeptVerdict } from '#domain/screening/screening';
import type { Reply } from './reply.js';
import { becomesAfterVerdict, statusAfterVerdict, type Later } from './later-verdict.js';

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

describe('a verdict that comes later on what somebody in a shadow wrote', () => {
  const written: KeptVerdict = { check: 'author-shadow', outcome: 'hold', code: 'author.shadowed-untold', detail: null };
  it.each<[string, Pick<Reply, 'status' | 'shadow'>, KeptVerdict[], { shadowed?: boolean; mayPost?: boolean }, Pick<Reply, 'status' | 'shadow'>]>([
    ['leaves to them what it would let go', { status: 'held', shadow: null }, [...calm, written], {}, { status: 'held', shadow: 'untold' }],
    ['leaves to the moderators what they wrote before', { status: 'held', shadow: null }, calm, {}, { status: 'held', shadow: null }],
    ['has what looked published wait for what it holds', { status: 'held', shadow: 'untold' }, [...gravest, written], {}, { status: 'held', shadow: null }],
    ['has what looked published look so on', { status: 'held', shadow: 'untold' }, [...calm, written], {}, { status: 'held', shadow: 'untold' }],
    ['leaves what they are told of as it is', { status: 'held', shadow: 'told' }, [...calm, { ...written, code: 'author.shadowed' }], { mayPost: false }, { status: 'held', shadow: 'told' }],
    ['leaves to the moderators what was written in one that is over', { status: 'held', shadow: null }, [...calm, written], { shadowed: false }, { status: 'held', shadow: null }],
    ['shows what others wrote', { status: 'held', shadow: null }, calm, { shadowed: false }, { status: 'published', shadow: null }],
  ])('%s', (_, before, verdicts, now, becomes) => {
    expect(becomesAfterVerdict({ ...before, heldAt: POSTED, reviewedAt: null }, { verdicts, postedAt: POSTED, mayPost: true, shadowed: true, ...now })).toEqual(becomes);
  });
});

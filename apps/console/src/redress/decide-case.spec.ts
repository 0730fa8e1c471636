import { describe, expect, it } from '@jest/globals';
import type { AppealCase, NoticeCase } from '#contract/redress';
import type { Answer } from '../api/client.js';
import { decideCase } from './decide-case.js';

const appeal = { kind: 'appeal' as const, it: { id: 'an-appeal' } as AppealCase };
const notice = { kind: 'notice' as const, it: { id: 'a-notice' } as NoticeCase };
const no = (code: 'appeal.decided' | 'network') => ({ ok: false as const, failure: { code, detail: '', errors: [] } });

/** A desk that answers as it is told, and remembers what was sent. */
function deskOf(answer: Answer<never>) {
  const sent: object[] = [];
  const take = (id: string, body: object) => {
    sent.push({ id, ...body });
    return Promise.resolve(answer);
  };
  return { sent, decideAppeal: take, decideNotice: take, appeal: () => Promise.resolve({ ok: true as const, value: { id: 'an-appeal', state: 'upheld' } as AppealCase }), notice: () => Promise.resolve(no('network')) };
}

describe('deciding', () => {
  it('means the same of both: it may stand, or it may not', async () => {
    const desk = deskOf({ ok: true, value: undefined as never });
    for (const [each, verdict] of [[appeal, 'approve'], [appeal, 'reject'], [notice, 'approve'], [notice, 'reject']] as const) expect(await decideCase(desk, each, verdict, verdict === 'approve' ? '' : 'Why.')).toEqual({ type: 'decided', id: each.it.id });
    expect(desk.sent).toEqual([
      { id: 'an-appeal', decision: 'reverse', note: null },
      { id: 'an-appeal', decision: 'uphold', note: 'Why.' },
      { id: 'a-notice', decision: 'dismiss', reason: '' },
      { id: 'a-notice', decision: 'act', reason: 'Why.' },
    ]);
  });

  it('too late is told what there is now, and every other failure is one', async () => {
    expect(await decideCase(deskOf(no('appeal.decided')), appeal, 'approve', '')).toEqual({ type: 'refused', id: 'an-appeal', notice: { kind: 'elsewhere', now: { kind: 'appeal', it: { id: 'an-appeal', state: 'upheld' } } } });
    expect(await decideCase(deskOf(no('network')), notice, 'reject', 'Why.')).toMatchObject({ type: 'refused', notice: { kind: 'failed', failure: { code: 'network' } } });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { DecisionView } from '#contract/moderation';
import type { ReplyView } from '#contract/replies';
import type { Answer, Failure } from '../api/client.js';
import { decideOn } from './decide-on.js';

const body = { decision: 'approve', revision: 1 } as const;
const refusal = (code: Failure['code']) => ({ ok: false as const, failure: { code, detail: '', errors: [] } });
const desk = (decided: Answer<DecisionView>, status: ReplyView['status'] = 'held') => ({
  decide: () => Promise.resolve(decided),
  reply: () => Promise.resolve({ ok: true as const, value: { id: 'a', status } as ReplyView }),
});

describe('a decision that is sent', () => {
  it('is done', async () => {
    const decision = { id: 'd' } as DecisionView;
    expect(await decideOn(desk({ ok: true, value: decision }), 'a', body)).toEqual({ type: 'decided', decision });
  });

  it('shows the new text when the author was quicker', async () => {
    const action = await decideOn(desk(refusal('reply.revision-moved')), 'a', body);
    expect(action).toMatchObject({ type: 'refused', notice: { kind: 'moved' }, reply: { id: 'a' } });
  });

  it('shows the new state when another moderator was quicker', async () => {
    const action = await decideOn(desk(refusal('reply.transition'), 'rejected'), 'a', body);
    expect(action).toMatchObject({ type: 'refused', notice: { kind: 'transition', status: 'rejected' } });
  });

  it('says why it failed otherwise', async () => {
    const action = await decideOn(desk(refusal('network')), 'a', body);
    expect(action).toMatchObject({ type: 'refused', notice: { kind: 'failed', failure: { code: 'network' } }, reply: null });
  });
});

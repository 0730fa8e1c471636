import { describe, expect, it } from '@jest/globals';
import { begin, event, makeReply, removed, top } from './make-thread.js';
import { reduce } from './reduce.js';

describe("one's own replies", () => {
  it('are shown at once, and their event changes only the count', () => {
    const own = makeReply('r02');
    const shown = reduce(begin([makeReply('r01')]), { type: 'own', reply: own });
    const told = reduce(shown, event(11, 'reply.published', own));
    expect(top(told)).toMatchObject({ ids: ['r02', 'r01'], waiting: [] });
    expect(told.thread.replyCount).toBe(2);
  });

  it('do not wait twice when the event comes first', () => {
    const told = reduce(begin([makeReply('r01')]), event(11, 'reply.published', makeReply('r02')));
    expect(top(reduce(told, { type: 'own', reply: makeReply('r02') }))).toMatchObject({
      ids: ['r02', 'r01'],
      waiting: [],
    });
  });

  it('disappear when they are withdrawn, and count out with the event', () => {
    const withdrawn = reduce(begin([makeReply('r02'), makeReply('r01')]), { type: 'withdrawn', replyId: 'r02' });
    expect(top(withdrawn).ids).toEqual(['r01']);
    expect(reduce(withdrawn, event(11, 'reply.removed', removed(makeReply('r02')))).thread.replyCount).toBe(1);
  });

  it('that nobody else is told of stay in every order, and are counted neither in nor out', () => {
    const own = { ...makeReply('r02'), reasons: [] };
    const shown = reduce(begin([makeReply('r01')]), { type: 'own', reply: own });
    const page = { items: [makeReply('r01')], next: null };
    for (const sort of ['oldest', 'newest'] as const)
      expect(top(reduce(shown, { type: 'sorted', sort, only: null, page })).ids.toSorted()).toEqual(['r01', 'r02']);
    expect(top(reduce(shown, { type: 'begun-again', page })).ids).toEqual(['r02', 'r01']);
    const withdrawn = reduce(reduce(shown, { type: 'own', reply: own }), { type: 'withdrawn', replyId: 'r02' });
    expect([top(withdrawn).ids, withdrawn.thread.replyCount]).toEqual([['r01'], 1]);
  });

  it('that are withdrawn before their own event comes are counted right after it', () => {
    const shown = reduce(begin([makeReply('r01')]), { type: 'own', reply: makeReply('r02') });
    const withdrawn = reduce(shown, { type: 'withdrawn', replyId: 'r02' });
    const told = reduce(withdrawn, event(11, 'reply.published', makeReply('r02')));
    const gone = reduce(told, event(12, 'reply.removed', removed(makeReply('r02'))));
    expect([top(gone).ids, gone.thread.replyCount]).toEqual([['r01'], 1]);
  });

  it('that are held are forgotten on logging out', () => {
    const held = reduce(begin([makeReply('r01')]), {
      type: 'own',
      reply: { ...makeReply('r02'), status: 'held', reasons: [] },
    });
    expect(top(held).ids).toEqual(['r02', 'r01']);
    expect(top(reduce(held, { type: 'logged-out' })).ids).toEqual(['r01']);
  });

  it('that were changed and wait now stay before the eyes of their author alone', () => {
    const waiting = { ...makeReply('r02', { status: 'held', revision: 2 }), reasons: [] };
    const edited = reduce(begin([makeReply('r02'), makeReply('r01')]), { type: 'own', reply: waiting });
    const told = reduce(edited, event(11, 'reply.removed', { ...removed(makeReply('r02')), status: 'held' }));
    expect(top(told).ids).toEqual(['r02', 'r01']);
    expect(told.replies['r02']).toMatchObject({ status: 'held', html: '<p>r02</p>' });
    expect(told.thread.replyCount).toBe(1);
    expect(top(reduce(told, { type: 'logged-out' })).ids).toEqual(['r01']);
  });

  it('that were held and are approved are published in their place', () => {
    const held = reduce(begin([makeReply('r01')]), {
      type: 'own',
      reply: { ...makeReply('r02'), status: 'held', reasons: [] },
    });
    const approved = reduce(held, event(11, 'reply.published', makeReply('r02')));
    expect(approved.replies['r02']?.status).toBe('published');
    expect(approved.thread.replyCount).toBe(2);
  });
});

import { describe, expect, it } from '@jest/globals';
import { begin, event, makeReply, removed, top } from './make-thread.js';
import { reduce } from './reduce.js';
import { branchOf, isBehind, TOP } from './thread-state.js';

describe('a thread that is being read', () => {
  it('lets a new reply wait, and shows it once when asked to', () => {
    const state = reduce(begin([makeReply('r02'), makeReply('r01')]), event(11, 'reply.published', makeReply('r03')));
    expect(top(state)).toMatchObject({ ids: ['r02', 'r01'], waiting: ['r03'] });
    expect(state.thread.replyCount).toBe(3);
    expect(top(reduce(state, { type: 'reveal', parentId: TOP }))).toMatchObject({
      ids: ['r03', 'r02', 'r01'],
      waiting: [],
    });
  });

  it('lets it come in directly when nothing on the screen would move', () => {
    const state = reduce(begin([makeReply('r01')]), {
      ...event(11, 'reply.published', makeReply('r02')),
      direct: true,
    });
    expect(top(state).ids).toEqual(['r02', 'r01']);
  });

  it('appends at the end, where nothing is below', () => {
    const state = reduce(begin([makeReply('r01')], { sort: 'oldest' }), event(11, 'reply.published', makeReply('r02')));
    expect(top(state).ids).toEqual(['r01', 'r02']);
  });

  it('keeps a reply for the page it belongs to, even when that page was read before it came', () => {
    const before = reduce(
      begin([makeReply('r01')], { sort: 'oldest', next: 'c' }),
      event(11, 'reply.published', makeReply('r03')),
    );
    expect(top(before)).toMatchObject({ ids: ['r01'], waiting: [], later: ['r03'] });
    const after = reduce(before, { type: 'page', parentId: TOP, after: 'c', page: { items: [makeReply('r02')], next: null } });
    expect(top(after).ids).toEqual(['r01', 'r02', 'r03']);
  });

  it('applies an event once, however often it comes', () => {
    const published = event(11, 'reply.published', makeReply('r02'));
    const once = reduce(begin([makeReply('r01')]), published);
    expect(reduce(once, published)).toBe(once);
  });

  it('applies nothing past a gap, and knows that it is behind', () => {
    const state = reduce(begin([makeReply('r01')]), event(13, 'reply.published', makeReply('r04')));
    expect(top(state).waiting).toEqual([]);
    expect(isBehind(state)).toBe(true);
    const items = [2, 3, 4].map((n) => ({
      seq: 9 + n,
      type: 'reply.published' as const,
      at: '',
      replyId: `r0${n}`,
      reply: makeReply(`r0${n}`),
    }));
    const caught = reduce(state, { type: 'caught-up', answer: { items, next: null, seq: 13 }, direct: false });
    expect(isBehind(caught)).toBe(false);
    expect(top(caught).waiting).toEqual(['r02', 'r03', 'r04']);
  });

  it('stays behind when another event came while it was asking', () => {
    const asking = reduce(begin([]), event(12, 'reply.published', makeReply('r02')));
    const during = reduce(asking, event(14, 'reply.published', makeReply('r04')));
    const answer = { items: [], next: null, seq: 13 };
    expect(isBehind(reduce(during, { type: 'caught-up', answer, direct: false }))).toBe(true);
  });

  it('counts an answer under its parent without showing it', () => {
    const answer = makeReply('r02', { parentId: 'r01', depth: 1 });
    const state = reduce(begin([makeReply('r01')]), event(11, 'reply.published', answer));
    expect(branchOf(state, 'r01')).toMatchObject({ ids: [], waiting: ['r02'] });
    expect(state.replies['r01']?.answerCount).toBe(1);
    expect(branchOf(reduce(state, { type: 'reveal', parentId: 'r01' }), 'r01').ids).toEqual(['r02']);
  });
});

describe('a reply that leaves', () => {
  const answer = makeReply('r02', { parentId: 'r01', depth: 1 });
  const parent = makeReply('r01', { answerCount: 1, answers: { items: [answer], next: null } });

  it('is gone when it had no answers, and an older page does not bring it back', () => {
    const gone = reduce(
      begin([makeReply('r02'), makeReply('r01')]),
      event(11, 'reply.removed', removed(makeReply('r02'))),
    );
    expect(top(gone).ids).toEqual(['r01']);
    const page = { items: [makeReply('r02')], next: null };
    expect(top(reduce(gone, { type: 'page', parentId: TOP, after: null, page })).ids).toEqual(['r01']);
  });

  it('leaves a place-holder over its answers, which goes with the last of them', () => {
    const held = reduce(begin([parent]), event(11, 'reply.removed', removed(parent)));
    expect(held.replies['r01']).toMatchObject({ html: null, author: null, status: 'rejected' });
    expect(top(held).ids).toEqual(['r01']);
    const empty = reduce(held, event(12, 'reply.removed', removed(answer)));
    expect(top(empty).ids).toEqual([]);
    expect(empty.thread.replyCount).toBe(0);
  });

  it('goes as a place-holder too, where it is moved away with what is below it, and is not counted again', () => {
    const held = reduce(begin([makeReply('r03'), parent]), event(11, 'reply.removed', removed(parent)));
    const alone = reduce(held, event(12, 'reply.removed', removed(answer)));
    const moved = reduce(alone, event(13, 'reply.removed', removed(parent)));
    expect(top(moved).ids).toEqual(['r03']);
    expect(moved.thread.replyCount).toBe(alone.thread.replyCount);
  });

  it('comes back when it is restored', () => {
    const gone = reduce(
      begin([makeReply('r02'), makeReply('r01')]),
      event(11, 'reply.removed', removed(makeReply('r02'))),
    );
    const back = reduce(gone, event(12, 'reply.restored', makeReply('r02')));
    expect(top(reduce(back, { type: 'reveal', parentId: TOP })).ids).toEqual(['r02', 'r01']);
  });
});

describe('what is known of the thread', () => {
  it('takes status and count from the head, and sees a silent gap by it', () => {
    const head = { threadId: 't', seq: 12, status: 'closed' as const, replyCount: 7 };
    const state = reduce(begin([]), { type: 'head', head });
    expect(state.thread).toMatchObject({ status: 'closed', replyCount: 7 });
    expect(isBehind(state)).toBe(true);
  });

  it('keeps its status and count where the thread was asked for before the last event, and learns the rest', () => {
    const before = begin([makeReply('r01')]);
    const after = reduce(before, event(11, 'reply.published', makeReply('r05')));
    const closed = reduce(after, { type: 'head', head: { threadId: 't', seq: 11, status: 'closed', replyCount: 2 } });
    const asked = { ...before.thread, prompt: 'And now?', pinnedReplyId: 'r01', seq: 10 };
    const late = reduce(closed, { type: 'thread', thread: asked, pinned: null });
    expect(late).toMatchObject({ thread: { status: 'closed', replyCount: 2, prompt: 'And now?' }, chosen: ['r01'] });
    const now = reduce(late, { type: 'thread', thread: { ...asked, replyCount: 7, seq: 11 }, pinned: null });
    expect(now.thread).toMatchObject({ status: 'open', replyCount: 7 });
  });

  it('begins the list again in another order and keeps the answers that were loaded', () => {
    const answer = makeReply('r03', { parentId: 'r01', depth: 1 });
    const first = begin([
      makeReply('r02'),
      makeReply('r01', { answerCount: 1, answers: { items: [answer], next: null } }),
    ]);
    const state = reduce(first, {
      type: 'sorted',
      only: null,
      sort: 'oldest',
      page: { items: [makeReply('r01'), makeReply('r02')], next: null },
    });
    expect(top(state).ids).toEqual(['r01', 'r02']);
    expect(branchOf(state, 'r01').ids).toEqual(['r03']);
  });

  it('loses nothing by beginning again: what waited still waits, what is held is still shown', () => {
    const waiting = reduce(begin([makeReply('r01')]), event(11, 'reply.published', makeReply('r03')));
    const both = reduce(waiting, { type: 'own', reply: { ...makeReply('r04'), status: 'held', reasons: [] } });
    const state = reduce(both, {
      type: 'sorted',
      sort: 'newest',
      only: null,
      page: { items: [makeReply('r01')], next: null },
    });
    expect(top(state)).toMatchObject({ ids: ['r04', 'r01'], waiting: ['r03'] });
  });

  it('begins again when a page of new ones waits, and loses none on the way', () => {
    const waiting = ['r03', 'r04', 'r05', 'r06'].reduce(
      (state, id, place) => reduce(state, event(11 + place, 'reply.published', makeReply(id))),
      begin([makeReply('r02'), makeReply('r01')], { next: 'c' }),
    );
    const page = { items: [makeReply('r05'), makeReply('r04')], next: 'd' };
    const state = reduce(waiting, { type: 'begun-again', page });
    expect(top(state)).toMatchObject({ ids: ['r05', 'r04'], waiting: ['r06'] });
    const rest = { items: [makeReply('r02'), makeReply('r01')], next: null };
    expect(top(reduce(state, { type: 'page', parentId: TOP, after: 'd', page: rest })).ids).toEqual([
      'r05',
      'r04',
      'r03',
      'r02',
      'r01',
    ]);
  });

  it('applies several events at once as it would one by one, and leaves what was before as it was', () => {
    const answer = makeReply('r03', { parentId: 'r02', depth: 1 });
    const actions = [
      event(11, 'reply.published', makeReply('r02')),
      event(12, 'reply.published', answer),
      event(13, 'reply.edited', makeReply('r02', { body: 'changed' })),
      event(14, 'reply.removed', removed(makeReply('r01'))),
      event(15, 'reply.restored', makeReply('r01')),
    ];
    const before = begin([makeReply('r01')]);
    const untouched = structuredClone(before);
    expect(reduce(before, { type: 'several', actions })).toEqual(actions.reduce(reduce, before));
    expect(before).toEqual(untouched);
  });
});

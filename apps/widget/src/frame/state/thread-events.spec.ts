import { describe, expect, it } from '@jest/globals';
import type { FrameModel } from '#contract/frame';
import type { ReplySort, ReplyView, ThreadEventType } from '#contract/replies';
import { reduce } from './reduce.js';
import { beginThread, branchOf, isBehind, TOP, type ThreadState } from './thread-state.js';

const can = { answer: false, edit: false, withdraw: false, report: false, moderate: false };

function makeReply(id: string, change: Partial<ReplyView> = {}): ReplyView {
  const base = {
    id,
    threadId: 't',
    parentId: null,
    depth: 0,
    author: { id: 'u', name: 'Ada', role: 'reader' as const },
  };
  const text = {
    body: id,
    html: `<p>${id}</p>`,
    status: 'published' as const,
    revision: 1,
    likeCount: 0,
    answerCount: 0,
    featured: false,
  };
  return {
    ...base,
    ...text,
    createdAt: `2026-01-01T00:00:${id.slice(-2)}.000Z`,
    editedAt: null,
    url: `/r/${id}`,
    can,
    ...change,
  };
}

function begin(
  items: ReplyView[],
  { sort = 'newest', next = null, seq = 10 }: { sort?: ReplySort; next?: string | null; seq?: number } = {},
) {
  const thread = {
    id: 't',
    articleId: 'a',
    prompt: null,
    status: 'open',
    moderation: 'post',
    replyCount: items.length,
    seq,
  };
  return beginThread({ thread, sort, page: { items, next }, focus: null } as unknown as FrameModel);
}

const event = (seq: number, type: ThreadEventType, reply: ReplyView | null) => ({
  type: 'event' as const,
  event: { seq, type, reply },
  direct: false,
});
const top = (state: ThreadState) => branchOf(state, TOP);
const removed = (reply: ReplyView): ReplyView => ({
  ...reply,
  status: 'rejected',
  author: null,
  body: null,
  html: null,
});

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
    const after = reduce(before, { type: 'page', parentId: TOP, page: { items: [makeReply('r02')], next: null } });
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
    expect(top(reduce(gone, { type: 'page', parentId: TOP, page })).ids).toEqual(['r01']);
  });

  it('leaves a place-holder over its answers, which goes with the last of them', () => {
    const held = reduce(begin([parent]), event(11, 'reply.removed', removed(parent)));
    expect(held.replies['r01']).toMatchObject({ html: null, author: null, status: 'rejected' });
    expect(top(held).ids).toEqual(['r01']);
    const empty = reduce(held, event(12, 'reply.removed', removed(answer)));
    expect(top(empty).ids).toEqual([]);
    expect(empty.thread.replyCount).toBe(0);
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

  it('that are held are forgotten on logging out', () => {
    const held = reduce(begin([makeReply('r01')]), {
      type: 'own',
      reply: { ...makeReply('r02'), status: 'held', reasons: [] },
    });
    expect(top(held).ids).toEqual(['r02', 'r01']);
    expect(top(reduce(held, { type: 'logged-out' })).ids).toEqual(['r01']);
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

describe('what is known of the thread', () => {
  it('takes status and count from the head, and sees a silent gap by it', () => {
    const head = { threadId: 't', seq: 12, status: 'closed' as const, replyCount: 7 };
    const state = reduce(begin([]), { type: 'head', head });
    expect(state.thread).toMatchObject({ status: 'closed', replyCount: 7 });
    expect(isBehind(state)).toBe(true);
  });

  it('begins the list again in another order and keeps the answers that were loaded', () => {
    const answer = makeReply('r03', { parentId: 'r01', depth: 1 });
    const first = begin([
      makeReply('r02'),
      makeReply('r01', { answerCount: 1, answers: { items: [answer], next: null } }),
    ]);
    const state = reduce(first, {
      type: 'sorted',
      sort: 'oldest',
      page: { items: [makeReply('r01'), makeReply('r02')], next: null },
    });
    expect(top(state).ids).toEqual(['r01', 'r02']);
    expect(branchOf(state, 'r01').ids).toEqual(['r03']);
  });

  it('loses nothing by beginning again: what waited still waits, what is held is still shown', () => {
    const waiting = reduce(begin([makeReply('r01')]), event(11, 'reply.published', makeReply('r03')));
    const both = reduce(waiting, { type: 'own', reply: { ...makeReply('r04'), status: 'held', reasons: [] } });
    const state = reduce(both, { type: 'sorted', sort: 'newest', page: { items: [makeReply('r01')], next: null } });
    expect(top(state)).toMatchObject({ ids: ['r04', 'r01'], waiting: ['r03'] });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ReplyView } from '#contract/replies';
import { begin, event, makeReply, removed, top } from './make-thread.js';
import { reduce } from './reduce.js';
import { addPath } from '../reading/add-path.js';
import type { ThreadState } from './thread-state.js';

const ids = (state: ThreadState) => top(state).ids;
const staff = { id: 's', name: 'Conrad', role: 'staff' as const };

describe('an order that only the server knows', () => {
  const liked = begin([makeReply('r03'), makeReply('r01'), makeReply('r02')], { sort: 'liked', next: 'more' });

  it('is kept as it came, page by page', () => {
    const page = { items: [makeReply('r05'), makeReply('r04')], next: null };
    expect(ids(reduce(liked, { type: 'page', parentId: '', after: 'more', page }))).toEqual([
      'r03',
      'r01',
      'r02',
      'r05',
      'r04',
    ]);
  });

  it('takes no page that was asked for before it was begun again', () => {
    const again = reduce(liked, {
      type: 'sorted',
      sort: 'oldest',
      only: null,
      page: { items: [makeReply('r01')], next: 'other' },
    });
    const late = {
      type: 'page' as const,
      parentId: '',
      after: 'more',
      page: { items: [makeReply('r05')], next: null },
    };
    expect(reduce(again, late)).toBe(again);
  });

  it('has what is new above it, when it is asked for', () => {
    const two = [makeReply('r08'), makeReply('r09')].reduce(
      (state, reply, place) => reduce(state, event(11 + place, 'reply.published', reply)),
      liked,
    );
    expect([ids(two), top(two).waiting]).toEqual([
      ['r03', 'r01', 'r02'],
      ['r08', 'r09'],
    ]);
    expect(ids(reduce(two, { type: 'reveal', parentId: '' }))).toEqual(['r09', 'r08', 'r03', 'r01', 'r02']);
    expect(ids(reduce(liked, { type: 'own', reply: makeReply('r09') }))[0]).toBe('r09');
  });

  it('is drawn a few at a time when much comes at once', () => {
    const items = Array.from({ length: 11 }, (_, place) => makeReply(`r${place + 20}`));
    let state = reduce(liked, { type: 'begun-again', page: { items, next: null } });
    const sizes = [];
    for (; state.undrawn.length > 0; state = reduce(state, { type: 'drawn' })) sizes.push(state.undrawn.length);
    expect([ids(state).length, sizes]).toEqual([11, [7, 3]]);
    expect(liked.undrawn).toEqual([]);
  });

  it('does not move when likes do', () => {
    const state = reduce(liked, { type: 'liked', replyId: 'r02', likeCount: 99 });
    expect(state.replies['r02']?.likeCount).toBe(99);
    expect(ids(state)).toEqual(['r03', 'r01', 'r02']);
    expect(reduce(liked, { type: 'liked', replyId: 'unknown', likeCount: 1 })).toBe(liked);
  });
});

describe('what the newsroom wrote', () => {
  const page = {
    items: [makeReply('r02', { author: staff, parentId: 'r01', depth: 1, inAnswerTo: null })],
    next: null,
  };
  const newsroom = reduce(begin([makeReply('r01')]), { type: 'sorted', sort: 'newest', only: 'newsroom', page });

  it('is listed alone, while what others write waits for the next other list', () => {
    const more = reduce(newsroom, event(11, 'reply.published', makeReply('r03')));
    expect([ids(more), top(more).waiting]).toEqual([['r02'], []]);
    const back = reduce(more, {
      type: 'sorted',
      sort: 'newest',
      only: null,
      page: { items: [makeReply('r01')], next: null },
    });
    expect([ids(back), top(back).waiting]).toEqual([['r01'], ['r03']]);
  });

  it('comes in by itself when it is new', () => {
    const more = reduce(newsroom, event(11, 'reply.published', makeReply('r03', { author: staff })));
    expect(top(more).waiting).toEqual(['r03']);
  });
});

describe('what the newsroom chose', () => {
  it('comes, stays the newest first, and goes', () => {
    const chosen = (reply: ReplyView) => ({ ...reply, featured: true });
    const one = reduce(begin([makeReply('r01')]), event(11, 'reply.edited', chosen(makeReply('r01'))));
    const two = reduce(one, event(12, 'reply.edited', chosen(makeReply('r00', { parentId: 'far' }))));
    expect([two.chosen, two.replies['r00']?.featured]).toEqual([['r00', 'r01'], true]);
    expect(reduce(two, event(13, 'reply.edited', makeReply('r01'))).chosen).toEqual(['r00']);
    expect(reduce(two, event(13, 'reply.removed', removed(makeReply('r01')))).chosen).toEqual(['r00']);
  });
});

describe('what the newsroom pinned', () => {
  it('stays first when it is told of again, chosen or not', () => {
    const before = begin([makeReply('r01')]);
    const pinned = { ...before, thread: { ...before.thread, pinnedReplyId: 'r01' }, chosen: ['r01'] };
    expect(reduce(pinned, event(11, 'reply.edited', makeReply('r01'))).chosen).toEqual(['r01']);
    expect(reduce(pinned, event(11, 'reply.restored', makeReply('r01'))).chosen).toEqual(['r01']);
  });

  const told = (state: ThreadState, pinnedReplyId: string | null, seq: number, pinned: ReplyView | null = null) =>
    reduce(state, { type: 'thread', thread: { ...state.thread, pinnedReplyId, seq }, pinned });
  const far = makeReply('r00', { parentId: 'far', depth: 1 });

  it('comes, changes and goes while somebody reads, wherever it stands', () => {
    const before = begin([makeReply('r02'), makeReply('r01', { featured: true })]);
    const first = told({ ...before, chosen: ['r01'] }, 'r02', 11);
    expect([first.thread.pinnedReplyId, first.chosen]).toEqual(['r02', ['r02', 'r01']]);
    const second = told(first, 'r00', 12, far);
    expect([second.chosen, second.replies['r00']?.html, top(second).ids]).toEqual([['r00', 'r01'], far.html, ['r02', 'r01']]);
    expect(told(second, 'r01', 13).chosen).toEqual(['r01']);
    expect(told(told(second, 'r01', 13), null, 14).chosen).toEqual(['r01']);
    expect(told(second, null, 13)).toMatchObject({ chosen: ['r01'], thread: { pinnedReplyId: null }, known: 13 });
  });

  it('stays before what is chosen meanwhile', () => {
    const pinned = told(begin([makeReply('r02'), makeReply('r01')]), 'r02', 10);
    const more = reduce(pinned, event(11, 'reply.edited', makeReply('r01', { featured: true })));
    expect([pinned.chosen, more.chosen]).toEqual([['r02'], ['r02', 'r01']]);
    const yetMore = reduce(more, event(12, 'reply.edited', makeReply('r00', { featured: true })));
    expect(yetMore.chosen).toEqual(['r02', 'r00', 'r01']);
  });

  it('is what the thread said last, in whatever order its answers come', () => {
    const state = told(begin([makeReply('r02'), makeReply('r01')]), 'r01', 12);
    expect(told(state, 'r02', 11)).toBe(state);
  });
});

describe('a reply that is far away', () => {
  it('is shown where it stands, with what it answers', () => {
    const path = [makeReply('r01'), makeReply('r02', { parentId: 'r01', depth: 1 })];
    const state = reduce(begin([makeReply('r09'), makeReply('r08')], { next: 'more' }), {
      type: 'change',
      asked: true,
      make: (now) => addPath(now, path),
    });
    expect(ids(state)).toEqual(['r09', 'r08', 'r01']);
    expect(state.branches['r01']?.ids).toEqual(['r02']);
    const between = { items: [makeReply('r07'), makeReply('r01')], next: null };
    expect(ids(reduce(state, { type: 'page', parentId: '', after: 'more', page: between }))).toEqual([
      'r09',
      'r08',
      'r07',
      'r01',
    ]);
  });
});

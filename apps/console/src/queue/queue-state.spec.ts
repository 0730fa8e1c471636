import { describe, expect, it } from '@jest/globals';
import type { DecisionView, QueueAnswer, QueueItem } from '#contract/moderation';
import type { ReplyView } from '#contract/replies';
import type { LeaseView } from '#contract/teamwork';
import { queueReducer } from './queue-reducer.js';
import { WHOLE_QUEUE } from './narrowing.js';
import {
  currentNotice, emptyQueue, lastRestorableOf, selectedItem, shownItems, type Known, type QueueAction, type QueueState,
} from './queue-state.js';

const at = '2021-08-26T17:00:00.000Z';
const can = { answer: false, like: false, edit: false, withdraw: false, report: false, moderate: true };

const reply = (id: string, change: Partial<ReplyView> = {}): ReplyView => ({
  id, threadId: 'thread', parentId: null, depth: 0, author: { id: `author of ${id}`, name: `Author of ${id}`, role: 'reader' },
  body: `Text of ${id}`, html: `<p>Text of ${id}</p>`, status: 'held', revision: 1, likeCount: 0, answerCount: 0, featured: false,
  createdAt: at, editedAt: null, editedAfterAnswers: false, locked: null, url: `/r/${id}`, can, ...change,
});
const item = (id: string, change: Partial<ReplyView> = {}): QueueItem => ({
  reply: reply(id, change), article: { id: 'article', headline: 'A headline', url: 'https://example.org/' }, reasons: [], reports: [], since: at, lease: null, urgency: 0, calls: [], opinions: [], notes: 0, ownReasons: [],
});
const answer = (...ids: string[]): QueueAnswer => ({ items: ids.map((id) => item(id)), next: null, counts: { held: ids.length, reported: 2, new: 9, mine: 0, appealed: 0 }, oldest: { held: null, reported: null, new: null, appealed: null }, late: { held: 0, reported: 0 } });
const decision = (id: string, kind: DecisionView['decision'] = 'reject'): DecisionView => ({
  id: `decision on ${id}`, replyId: id, decision: kind, revision: 1, reason: null, ownReason: null, note: null, moderatorId: 'me', at, reply: reply(id),
});
const after = (state: QueueState, ...actions: QueueAction[]): QueueState => actions.reduce(queueReducer, state);
const loaded = (...ids: string[]): QueueState => after(emptyQueue, { type: 'answered', how: 'first', answer: answer(...ids) });
const knownTo = ({ moves, leasesHeard }: QueueState): Known => ({ moves: moves.length, leases: leasesHeard });
const ids = (state: QueueState): string[] => shownItems(state).map((one) => one.reply.id);

describe('the queue', () => {
  it('goes on from what was decided together, and does not bring it back by an older answer', () => {
    const after3 = after(loaded('a', 'b', 'c'), { type: 'decided-together', ids: ['a', 'b'] });
    expect([ids(after3), after3.selectedId]).toEqual([['c'], 'c']);
    expect(ids(after(after3, { type: 'answered', how: 'again', answer: answer('a', 'b', 'c'), known: knownTo(loaded('a', 'b', 'c')) }))).toEqual(['c']);
  });

  it('opens its first reply', () => {
    expect(loaded('a', 'b').selectedId).toBe('a');
    expect(loaded().selectedId).toBeNull();
  });

  it('moves to a neighbour and stops at both ends', () => {
    expect(after(loaded('a', 'b'), { type: 'move', by: 1, me: 'me' }).selectedId).toBe('b');
    expect(after(loaded('a', 'b'), { type: 'move', by: 1, me: 'me' }, { type: 'move', by: 1, me: 'me' }).selectedId).toBe('b');
    expect(after(loaded('a', 'b'), { type: 'move', by: -1, me: 'me' }).selectedId).toBe('a');
  });

  it('adds more at its end, and nothing twice', () => {
    const more = after(loaded('a', 'b'), { type: 'answered', how: 'more', answer: answer('b', 'c') });
    expect(ids(more)).toEqual(['a', 'b', 'c']);
  });

  it('starts anew in another place and keeps the numbers and the decisions', () => {
    const before = after(loaded('a'), { type: 'decided', decision: decision('a') });
    const there = after(before, { type: 'place', kind: 'new', threadId: null, narrowing: WHOLE_QUEUE });
    expect(there).toMatchObject({ kind: 'new', items: [], counts: before.counts, recent: before.recent });
  });
});

describe('after a decision', () => {
  it.each([['a', 'b'], ['b', 'c'], ['c', 'b']])('on %s the reply %s is open', (decided, next) => {
    const state = after(loaded('a', 'b', 'c'), { type: 'select', id: decided }, { type: 'deciding', id: decided }, { type: 'decided', decision: decision(decided) });
    expect(state).toMatchObject({ selectedId: next, decidingId: null });
    expect(ids(state)).not.toContain(decided);
  });

  it('goes on within the filter', () => {
    const state = after(loaded('zza', 'b', 'zzc'), { type: 'filter', filter: 'zz' }, { type: 'decided', decision: decision('zza') });
    expect(state.selectedId).toBe('zzc');
  });

  it('counts down at once', () => {
    expect(after(loaded('a', 'b'), { type: 'decided', decision: decision('a') }).counts?.held).toBe(1);
  });

  it('stays where it is when another reply was decided', () => {
    const state = after(loaded('a', 'b'), { type: 'select', id: 'b' }, { type: 'decided', decision: decision('a') });
    expect(state.selectedId).toBe('b');
  });

  it('goes back to the list when nothing is left', () => {
    const state = after(loaded('a'), { type: 'select', id: 'a' }, { type: 'decided', decision: decision('a') });
    expect(state).toMatchObject({ selectedId: null, reading: false });
  });

  it('offers to take back the last rejection that still stands', () => {
    const rejected = after(loaded('a', 'b'), { type: 'decided', decision: decision('a') }, { type: 'decided', decision: decision('b', 'approve') });
    expect(lastRestorableOf(rejected.recent)?.replyId).toBe('a');
    const restored = after(rejected, { type: 'decided', decision: { ...decision('a', 'restore'), id: 'later' } });
    expect(lastRestorableOf(restored.recent)).toBeNull();
    expect(restored.counts?.held).toBe(rejected.counts?.held);
  });
});

describe('when the queue changes while it is open', () => {
  const again = (state: QueueState, next: QueueAnswer): QueueState => after(state, { type: 'answered', how: 'again', answer: next });

  it('keeps the open reply open', () => {
    const state = again(after(loaded('a', 'b'), { type: 'select', id: 'b' }), answer('new', 'a', 'b'));
    expect(ids(state)).toEqual(['new', 'a', 'b']);
    expect(state.selectedId).toBe('b');
  });

  it('keeps an open reply that left the queue, says so, and lets go of it on moving on', () => {
    const open = after(loaded('a', 'b', 'c'), { type: 'select', id: 'b' });
    const state = again(open, answer('a', 'c'));
    expect(ids(state)).toEqual(['a', 'b', 'c']);
    expect(currentNotice(state)).toEqual({ kind: 'elsewhere', status: null });
    const onward = after(state, { type: 'move', by: 1, me: 'me' });
    expect(ids(onward)).toEqual(['a', 'c']);
    expect(onward.selectedId).toBe('c');
  });

  it('says no longer that an open reply has left once a colleague has undone that', () => {
    const gone = again(after(loaded('a', 'b', 'c'), { type: 'select', id: 'b' }), answer('a', 'c'));
    const back = again(gone, answer('a', 'b', 'c'));
    expect([ids(back), back.selectedId, currentNotice(back)]).toEqual([['a', 'b', 'c'], 'b', null]);
    expect(ids(after(back, { type: 'move', by: 1, me: 'me' }))).toEqual(['a', 'b', 'c']);
  });

  it('goes on from an open reply that left, also when it was the last', () => {
    const last = again(after(loaded('a', 'b'), { type: 'select', id: 'b' }), answer('a'));
    const before = after(last, { type: 'leave' });
    expect(before.selectedId).toBe('a');
    expect(after(again(before, answer()), { type: 'leave' })).toMatchObject({ items: [], selectedId: null, reading: false });
  });

  it('does not mistake its own decision for somebody else’s', () => {
    const deciding = after(loaded('a', 'b'), { type: 'deciding', id: 'a' });
    const state = again(deciding, answer('b'));
    expect(currentNotice(state)).toBeNull();
    expect(ids(after(state, { type: 'decided', decision: decision('a') }))).toEqual(['b']);
  });

  it('shows the new text of an open reply and asks to look again', () => {
    const moved: QueueAnswer = { ...answer(), items: [item('a', { revision: 2, body: 'New' })] };
    const state = again(loaded('a'), moved);
    expect(currentNotice(state)).toEqual({ kind: 'moved' });
    expect(selectedItem(state)?.reply.body).toBe('New');
  });

  it('keeps what was loaded beyond the page that was asked again', () => {
    const far = after(loaded('a', 'b'), { type: 'answered', how: 'more', answer: { ...answer('c', 'd'), next: 'beyond' } });
    const state = again(far, { ...answer('a', 'b'), next: 'page' });
    expect(ids(state)).toEqual(['a', 'b', 'c', 'd']);
    expect(state.next).toBe('beyond');
  });
});

describe('a reply that is featured', () => {
  const featured = { ...decision('a'), decision: 'feature' as const, reply: reply('a', { featured: true }) };

  it('has been read, and leaves the new ones', () => {
    const fresh = after(emptyQueue, { type: 'place', kind: 'new', threadId: null, narrowing: WHOLE_QUEUE }, { type: 'answered', how: 'first', answer: answer('a', 'b') });
    expect(ids(after(fresh, { type: 'decided', decision: featured }))).toEqual(['b']);
  });

  it('stays among the reported, whose reports are not answered by it', () => {
    const reported = after(emptyQueue, { type: 'place', kind: 'reported', threadId: null, narrowing: WHOLE_QUEUE }, { type: 'answered', how: 'first', answer: answer('a', 'b') });
    const state = after(reported, { type: 'decided', decision: featured });
    expect(ids(state)).toEqual(['a', 'b']);
    expect(selectedItem(state)?.reply.featured).toBe(true);
    expect(state.recent[0]).toMatchObject({ decision: 'feature', restorable: false });
  });
});

describe('a refused decision', () => {
  it('puts the fresh reply in the place of the old', () => {
    const fresh = reply('a', { revision: 2, body: 'Edited' });
    const state = after(loaded('a'), { type: 'deciding', id: 'a' }, { type: 'refused', id: 'a', notice: { kind: 'moved' }, reply: fresh });
    expect(selectedItem(state)?.reply).toEqual(fresh);
    expect(state.decidingId).toBeNull();
    expect(currentNotice(state)).toEqual({ kind: 'moved' });
  });

  it('marks nothing in the fresh text that was found in the old', () => {
    const reason = { check: 'suspect-words', code: 'words.suspect', detail: 'odd', outcome: 'hold', score: 1, version: 2, lists: 3, spots: [{ start: 0, end: 3 }] } as const;
    const held = after(emptyQueue, { type: 'answered', how: 'first', answer: { ...answer(), items: [{ ...item('a'), reasons: [{ ...reason, spots: [...reason.spots] }] }] } });
    const refused = (revision: number) => after(held, { type: 'refused', id: 'a', notice: { kind: 'moved' }, reply: reply('a', { revision }) });
    expect(selectedItem(refused(1))?.reasons).toEqual([reason]);
    expect(selectedItem(refused(2))?.reasons).toEqual([{ ...reason, lists: null, spots: [] }]);
  });
});

describe('colleagues', () => {
  const bea = { user: { id: 'bea', name: 'Bea' }, until: at };
  const lease = (id: string, who: typeof bea | null = bea): QueueAction => ({ type: 'leased', id, lease: who, me: 'me' });

  it('who look at something are passed over, but for a press on it', () => {
    const state = after(loaded('a', 'b', 'c'), lease('b'), { type: 'move', by: 1, me: 'me' });
    expect(state.selectedId).toBe('c');
    expect(after(state, { type: 'select', id: 'b' }).selectedId).toBe('b');
    expect(after(loaded('a', 'b'), lease('b'), { type: 'move', by: 1, me: 'me' }).selectedId).toBe('b');
  });

  it('who are quicker have what came up by itself, and not what was chosen', () => {
    expect(after(loaded('a', 'b'), lease('a')).selectedId).toBe('b');
    expect(after(loaded('a', 'b'), { type: 'select', id: 'b' }, lease('b')).selectedId).toBe('b');
    expect(after(loaded('a', 'b'), lease('a', { ...bea, user: { id: 'me', name: 'Me' } })).selectedId).toBe('a');
  });

  it('are passed over after a decision too', () => {
    expect(after(loaded('a', 'b', 'c'), lease('b'), { type: 'decided', decision: decision('a') }).selectedId).toBe('c');
  });
});

describe('undoing', () => {
  it('puts the reply back where it stood, open', () => {
    const decided = after(loaded('a', 'b', 'c'), { type: 'select', id: 'b' }, { type: 'decided', decision: decision('b') });
    expect(decided.done).toMatchObject({ what: 'reject', decisionId: 'decision on b', at: 1 });
    const back = after(decided, { type: 'undone', item: item('b') });
    expect([ids(back), back.selectedId, back.counts?.held, back.recent, back.done?.what]).toEqual([['a', 'b', 'c'], 'b', 3, [], 'undone']);
  });

  it('is not taken back by an answer that was asked for before it', () => {
    const decided = after(loaded('a', 'b', 'c'), { type: 'select', id: 'b' }, { type: 'decided', decision: decision('b') });
    const back = after(decided, { type: 'undone', item: item('b') });
    const state = after(back, { type: 'answered', how: 'again', answer: answer('a', 'c'), known: knownTo(decided) });
    expect([ids(state), state.selectedId, currentNotice(state)]).toEqual([['a', 'b', 'c'], 'b', null]);
    expect(ids(after(back, { type: 'answered', how: 'again', answer: answer('a', 'c'), known: knownTo(back) }, { type: 'leave' }))).toEqual(['a', 'c']);
  });

  it('is over after a while, and says where it was too late', () => {
    const decided = after(loaded('a'), { type: 'decided', decision: decision('a') });
    expect(after(decided, { type: 'done-over' }).done).toBeNull();
    const late = after(decided, { type: 'undo-failed', failure: { code: 'decision.settled', detail: '', errors: [] } });
    expect(late.done).toMatchObject({ decisionId: null, failure: { code: 'decision.settled' } });
  });
});

it('an answer that was asked for before a colleague was heard to come, or to go, does not say otherwise', () => {
  const asked = loaded('a', 'b');
  const lease = { user: { id: 'colleague', name: 'Colleague', avatarUrl: null }, since: 'now' } as unknown as LeaseView;
  const came = after(asked, { type: 'leased', id: 'b', lease, me: 'me' });
  const leasesIn = (state: QueueState) => state.items.map((each) => each.lease);
  const old = { type: 'answered', how: 'again', answer: answer('a', 'b'), known: knownTo(asked) } as const;
  expect(leasesIn(after(came, old))).toEqual([null, lease]);
  expect(leasesIn(after(came, { ...old, known: knownTo(came) }))).toEqual([null, null]);
  expect(leasesIn(after(came, { type: 'leased', id: 'b', lease: null, me: 'me' }, { ...old, known: knownTo(came) }))).toEqual([null, null]);
});

it('an answer that was asked for before a decision does not bring back what was decided', () => {
  const asked = loaded('a', 'b');
  const decided = after(asked, { type: 'decided', decision: decision('a') });
  expect(ids(after(decided, { type: 'answered', how: 'again', answer: answer('a', 'b'), known: knownTo(asked) }))).toEqual(['b']);
  expect(ids(after(decided, { type: 'answered', how: 'again', answer: answer('a', 'b'), known: knownTo(decided) }))).toEqual(['a', 'b']);
});

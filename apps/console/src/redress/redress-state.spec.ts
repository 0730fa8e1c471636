import { describe, expect, it } from '@jest/globals';
import type { AppealCase, NoticeCase } from '#contract/redress';
import { casesOf, emptyRoom, listToRead, noticeOn, redressReducer, selectedCase, type BothRead, type Case, type RedressAction, type RedressRoomState } from './redress-state.js';

const appeals = (...ids: string[]) => ids.map((id) => ({ id }) as AppealCase);
const notices = (...ids: string[]) => ids.map((id) => ({ id }) as NoticeCase);
const answer = (read: Partial<BothRead>, known = 0): RedressAction => ({ type: 'answered', read, known });
const after = (...actions: RedressAction[]): RedressRoomState => actions.reduce(redressReducer, emptyRoom);
const ids = (state: RedressRoomState) => casesOf(state).map(({ it }) => it.id);
const all = answer({ appeals: { items: appeals('1', '3', '5'), next: null }, notices: { items: notices('2', '4'), next: null } });

describe('appeals and notices in one list', () => {
  it('are in the order in which they came, and what was decided the other way round', () => {
    expect(ids(after(all))).toEqual(['1', '2', '3', '4', '5']);
    expect(ids(after({ type: 'place', shown: 'decided' }, answer({ appeals: { items: appeals('5', '3', '1'), next: null }, notices: { items: notices('4', '2'), next: null } })))).toEqual(['5', '4', '3', '2', '1']);
  });

  it('are shown as far as both were read, and the one that keeps the other back is read on', () => {
    const half = after(answer({ appeals: { items: appeals('1', '3'), next: 'more' }, notices: { items: notices('2', '4', '6'), next: 'more' } }));
    expect([ids(half), listToRead(half)]).toEqual([['1', '2', '3'], 'appeals']);
    const on = redressReducer(half, answer({ appeals: { items: appeals('1', '3', '5', '7'), next: null } }));
    expect([ids(on), listToRead(on)]).toEqual([['1', '2', '3', '4', '5', '6'], 'notices']);
    const done = redressReducer(on, answer({ notices: { items: notices('2', '4', '6', '8'), next: null } }));
    expect([ids(done), listToRead(done)]).toEqual([['1', '2', '3', '4', '5', '6', '7', '8'], null]);
  });

  it('are shown in the order in which they were decided, whenever they came', () => {
    const at = <It extends Case['it']>(items: It[], ...minutes: number[]) => items.map((it, place) => ({ ...it, decidedAt: `2026-11-26T12:0${minutes[place]}:00.000Z` }));
    const half = after({ type: 'place', shown: 'decided' }, answer({ appeals: { items: at(appeals('1', '5', '3'), 9, 7, 5), next: 'more' }, notices: { items: at(notices('2', '4'), 8, 4), next: null } }));
    expect([ids(half), listToRead(half)]).toEqual([['1', '2', '5', '3'], 'appeals']);
    const inOneMoment = after({ type: 'place', shown: 'decided' }, answer({ appeals: { items: at(appeals('3', '1'), 7, 7), next: null }, notices: { items: at(notices('2'), 7), next: null } }));
    expect(ids(inOneMoment)).toEqual(['3', '2', '1']);
  });

  it('are not all there while one list goes on, even where all that was read of it is decided', () => {
    const failed: RedressAction = { type: 'failed', failure: { code: 'network', detail: '', errors: [] } };
    const half = after(answer({ appeals: { items: appeals('1', '5'), next: 'more' }, notices: { items: notices('2', '4', '6'), next: null } }), failed);
    const last = redressReducer(half, { type: 'decided', id: '5' });
    expect([ids(last), listToRead(last)]).toEqual([['1', '2', '4'], 'appeals']);
    const none = redressReducer(last, { type: 'decided', id: '1' });
    expect([ids(none), listToRead(none)]).toEqual([['2', '4'], 'appeals']);
    const on = redressReducer(none, answer({ appeals: { items: appeals('7'), next: null } }, 2));
    expect([ids(on), listToRead(on)]).toEqual([['2', '4', '6', '7'], null]);
  });

  it('wait for a list of which nothing is known but that it goes on', () => {
    const state = after(answer({ appeals: { items: [], next: 'more' }, notices: { items: notices('2'), next: 'more' } }));
    expect([ids(state), listToRead(state)]).toEqual([[], 'appeals']);
  });

  it('are gone through one by one, and not beyond an end', () => {
    const first = after(all);
    expect(first.selectedId).toBe('1');
    const last = [1, 1, 1, 1, 1, 1].reduce((state) => redressReducer(state, { type: 'move', by: 1 }), first);
    expect(last.selectedId).toBe('5');
    expect(redressReducer(last, { type: 'move', by: -1 }).selectedId).toBe('4');
  });
});

describe('a decision', () => {
  it('leads to the next, or to the one before, or to rest', () => {
    const second = after(all, { type: 'select', id: '4' }, { type: 'deciding', id: '4' }, { type: 'decided', id: '4' });
    expect([ids(second), second.selectedId, second.done, second.reading]).toEqual([['1', '2', '3', '5'], '5', true, true]);
    const before = [redressReducer(second, { type: 'decided', id: '5' })].map(({ selectedId }) => selectedId);
    expect(before).toEqual(['3']);
    const rest = ['3', '2', '1', '5'].reduce((state, id) => redressReducer(state, { type: 'decided', id }), second);
    expect([rest.selectedId, rest.reading]).toEqual([null, false]);
  });

  it('is not undone by an answer that was asked for before it', () => {
    const decided = after(all, { type: 'decided', id: '1' });
    expect(ids(redressReducer(decided, all))).toEqual(['2', '3', '4', '5']);
    // Asked for after it: what is there then is there again.
    expect(ids(redressReducer(decided, answer({ appeals: { items: appeals('1'), next: null }, notices: { items: [], next: null } }, 1)))).toContain('1');
  });
});

describe('what a colleague decides while it is open', () => {
  const without = answer({ appeals: { items: appeals('1', '5'), next: null }, notices: { items: notices('2', '4'), next: null } });

  it('stays in its place and says so, until one goes on', () => {
    const left = after(all, { type: 'select', id: '3' }, without);
    expect([ids(left), left.selectedId, noticeOn(left)]).toEqual([['1', '2', '3', '4', '5'], '3', { kind: 'elsewhere', now: null }]);
    const on = redressReducer(left, { type: 'leave' });
    expect([ids(on), on.selectedId, noticeOn(on)]).toEqual([['1', '2', '4', '5'], '4', null]);
    expect(ids(redressReducer(left, { type: 'select', id: '1' }))).toEqual(['1', '2', '4', '5']);
    expect(ids(redressReducer(left, { type: 'move', by: -1 }))).toEqual(['1', '2', '4', '5']);
  });

  it('is there again where it is undone', () => {
    const back = after(all, { type: 'select', id: '3' }, without, all);
    expect([ids(back), noticeOn(back), selectedCase(back)?.it.id]).toEqual([['1', '2', '3', '4', '5'], null, '3']);
  });
});

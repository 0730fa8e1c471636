import { describe, expect, it } from '@jest/globals';
import type { NotificationView } from '#contract/notifications';
import { stillTrue } from './still-true.js';

const line = (id: string, read = true, subject = id) => ({ id, read, kind: 'answer', subject }) as NotificationView;
const lines = (...ids: string[]) => ids.map((id) => line(id));
/** All there is. */
const all = (...held: NotificationView[]) => ({ items: held, next: null });
const ids = (shown: NotificationView[]) => shown.map(({ id }) => id);

describe('the lines of an open bell, asked for again', () => {
  it('lose what is gone and have again what came back, in its place', () => {
    expect(ids(stillTrue(all(...lines('9', '7', '3')), { items: lines('9', '5', '3'), next: null }, []))).toEqual([
      '9',
      '5',
      '3',
    ]);
    expect(stillTrue(all(line('9')), { items: [], next: null }, [])).toEqual([]);
  });

  it('do not bring in what rang and was not asked for yet', () => {
    expect(ids(stillTrue(all(...lines('7', '3')), { items: lines('9', '7', '3'), next: null }, lines('9')))).toEqual([
      '7',
      '3',
    ]);
  });

  it('stay when the newest that they told of is gone and something older is left', () => {
    expect(ids(stillTrue(all(line('9')), all(line('7')), []))).toEqual(['7']);
    expect(ids(stillTrue(all(...lines('9', '5')), all(...lines('9', '3')), []))).toEqual(['9', '3']);
  });

  it('stay as they are when they grew by something that was not asked for yet', () => {
    const [held, grown] = [line('5', false, 'reply:1'), line('9', false, 'reply:1')];
    expect(stillTrue(all(line('7'), held, line('3')), all(grown, ...lines('7', '3')), [grown])).toEqual([
      line('7'),
      held,
      line('3'),
    ]);
    // Read here in the meantime, and told apart from what is new since.
    expect(stillTrue(all(held), all(grown, { ...held, read: true }), [grown])).toEqual([held]);
    // What was read is a line of its own: what comes after it is never in it.
    expect(stillTrue(all(line('5', true, 'reply:1')), all(grown), [grown])).toEqual([]);
    // What waits is of something else.
    expect(stillTrue(all(held), all(line('9', false, 'reply:2')), [line('9', false, 'reply:2')])).toEqual([]);
  });

  it('stay marked as new while they are looked at', () => {
    expect(stillTrue(all(line('7', false)), { items: lines('7'), next: null }, [])).toEqual([line('7', false)]);
  });

  it('end where they ended, so that what comes after them comes once', () => {
    expect(
      ids(stillTrue({ items: lines('9', '7'), next: 'more' }, { items: lines('9', '5'), next: 'more' }, [])),
    ).toEqual(['9']);
    expect(
      ids(stillTrue({ items: lines('9', '7', '5', '3'), next: 'more' }, { items: lines('9', '6'), next: 'more' }, [])),
    ).toEqual(['9', '6', '5', '3']);
  });
});

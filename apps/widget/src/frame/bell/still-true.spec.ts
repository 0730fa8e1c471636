import { describe, expect, it } from '@jest/globals';
import type { NotificationView } from '#contract/notifications';
import { stillTrue } from './still-true.js';

const line = (id: string, read = true) => ({ id, read }) as NotificationView;
const lines = (...ids: string[]) => ids.map((id) => line(id));
const ids = (shown: NotificationView[]) => shown.map(({ id }) => id);

describe('the lines of an open bell, asked for again', () => {
  it('lose what is gone and have again what came back, in its place', () => {
    expect(ids(stillTrue(lines('9', '7', '3'), { items: lines('9', '5', '3'), next: null }, []))).toEqual(['9', '5', '3']);
    expect(stillTrue(lines('9'), { items: [], next: null }, [])).toEqual([]);
  });

  it('do not bring in what rang and was not asked for yet', () => {
    expect(ids(stillTrue(lines('7', '3'), { items: lines('9', '7', '3'), next: null }, lines('9')))).toEqual(['7', '3']);
  });

  it('stay marked as new while they are looked at', () => {
    expect(stillTrue([line('7', false)], { items: lines('7'), next: null }, [])).toEqual([line('7', false)]);
  });

  it('end where they ended, so that what comes after them comes once', () => {
    expect(ids(stillTrue(lines('9', '7'), { items: lines('9', '5'), next: 'more' }, []))).toEqual(['9']);
    expect(ids(stillTrue(lines('9', '7', '5', '3'), { items: lines('9', '6'), next: 'more' }, []))).toEqual(['9', '6', '5', '3']);
  });
});

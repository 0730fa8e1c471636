import { describe, expect, it } from '@jest/globals';
import { commandFor, type Pressed } from './keys.js';

const press = (key: string, change: Partial<Pressed> = {}): Pressed => ({ key, code: '', modified: false, typing: false, ...change });
const resting = { choosingReason: false, helpOpen: false, drawerOpen: false };

describe('the keyboard', () => {
  it.each([
    ['j', 'next'], ['J', 'next'], ['ArrowDown', 'next'], ['k', 'previous'], ['ArrowUp', 'previous'], ['a', 'approve'],
    ['r', 'reject'], ['u', 'restore'], ['f', 'feature'], ['o', 'thread'], ['x', 'choose'], ['/', 'filter'], ['?', 'help'], ['Escape', 'cancel'],
  ])('%s means %s', (key, type) => {
    expect(commandFor(press(key), resting)).toEqual({ type });
  });

  it.each(['6', 'z', 'Enter', 'Tab', ' ', 'constructor'])('%j means nothing by itself', (key) => {
    expect(commandFor(press(key), resting)).toBeNull();
  });

  it('rests while somebody types, but for Escape', () => {
    expect(commandFor(press('a', { typing: true }), resting)).toBeNull();
    expect(commandFor(press('Escape', { typing: true }), resting)).toEqual({ type: 'cancel' });
  });

  it('leaves the browser its own', () => {
    expect(commandFor(press('r', { modified: true }), resting)).toBeNull();
  });

  it('rests while a decision on many replies is open', () => {
    expect(commandFor(press('a'), { ...resting, bulkOpen: true })).toBeNull();
    expect(commandFor(press('Escape'), { ...resting, bulkOpen: true })).toBeNull();
  });

  it('chooses a reason by its number, and nothing else meanwhile', () => {
    const choosing = { choosingReason: true, helpOpen: false, drawerOpen: false };
    expect(commandFor(press('1'), choosing)).toEqual({ type: 'reason', place: 0 });
    expect(commandFor(press('8'), choosing)).toEqual({ type: 'reason', place: 7 });
    expect(commandFor(press('9'), choosing)).toBeNull();
    expect(commandFor(press('a'), choosing)).toBeNull();
    expect(commandFor(press('ArrowDown'), choosing)).toBeNull();
  });

  it('decides nothing behind the list of keys', () => {
    const help = { choosingReason: false, helpOpen: true, drawerOpen: false };
    expect(commandFor(press('a'), help)).toBeNull();
    expect(commandFor(press('?'), help)).toEqual({ type: 'help' });
  });

  it('goes by the cap where the letters are not Latin', () => {
    expect(commandFor(press('ت', { code: 'KeyJ' }), resting)).toEqual({ type: 'next' });
    expect(commandFor(press('؟', { code: 'Slash' }), resting)).toEqual({ type: 'help' });
    expect(commandFor(press('۳', { code: 'Digit3' }), { choosingReason: true, helpOpen: false, drawerOpen: false })).toEqual({ type: 'reason', place: 2 });
    expect(commandFor(press('a', { code: 'KeyQ' }), resting)).toEqual({ type: 'approve' });
  });
});

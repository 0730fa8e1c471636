import { describe, expect, it } from '@jest/globals';
import { chooseWays, DEFAULT_WAYS, minutesOf, NOTHING_CHOSEN, timeOf, viewPreferences, waysOf } from './preferences.js';

describe('how somebody wants to be told', () => {
  it('is the bell for everything, and more for what was said to them, until they choose', () => {
    expect(viewPreferences(NOTHING_CHOSEN)).toEqual({ kinds: DEFAULT_WAYS, digest: 'off', quiet: null, pausedUntil: null, mailStopped: null });
    expect(Object.values(DEFAULT_WAYS).every(({ bell }) => bell)).toBe(true);
  });

  it('keeps what was chosen before, way by way', () => {
    const chosen = chooseWays(chooseWays({}, { answer: { mail: false } }), { answer: { push: false }, follow: { mail: true } });
    expect(chosen).toEqual({ answer: { mail: false, push: false }, follow: { mail: true } });
    expect(waysOf(chosen)).toMatchObject({ answer: { bell: true, mail: false, push: false }, follow: { bell: true, mail: true, push: false }, mention: DEFAULT_WAYS.mention });
  });

  it.each(['00:00', '07:05', '22:30', '23:59'])('%s comes back as it was', (time) => {
    expect(timeOf(minutesOf(time))).toBe(time);
  });
});

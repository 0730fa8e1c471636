import { describe, expect, it } from '@jest/globals';
import { findingIn } from './outside-check.js';

const html = '<p>Buy this now.</p>';
const answered = (text: unknown, status = 200) => ({ kind: 'answered' as const, status, headers: {}, text: typeof text === 'string' ? text : JSON.stringify(text) });

describe('what an outside check answers', () => {
  it('is read with all that it says', () => {
    const text = { outcome: 'hold', score: 0.8, code: 'advert', detail: 'buy', spots: [{ start: 0, end: 3 }], version: 7, more: true };
    expect(findingIn({ otherwise: 'publish' }, answered(text), html)).toEqual({
      outcome: 'hold', code: 'outside.held', detail: 'advert: buy', score: 0.8, version: 7, spots: [{ start: 0, end: 3 }],
    });
  });

  it('marks nothing outside of what is shown', () => {
    const spots = [{ start: 0, end: 13 }, { start: 0, end: 14 }, { start: 4, end: 4 }];
    expect(findingIn({ otherwise: 'publish' }, answered({ outcome: 'tag', spots }), html)).toMatchObject({ code: 'outside.tagged', score: 1, spots: [{ start: 0, end: 13 }] });
  });

  it.each([
    ['not JSON', answered('<html>')],
    ['an outcome that there is not', answered({ outcome: 'burn' })],
    ['a score that there is not', answered({ outcome: 'hold', score: 2 })],
    ['a redirection', answered({ outcome: 'publish' }, 302)],
    ['an error', answered({ outcome: 'publish' }, 500)],
    ['nothing', { kind: 'failed' as const, why: 'The line broke.' }],
  ])('is a failure when it is %s, and the site says what becomes of that', (_, answer) => {
    expect(findingIn({ otherwise: 'hold' }, answer, html)).toMatchObject({ outcome: 'hold', code: 'outside.failed', score: 0 });
    expect(findingIn({ otherwise: 'publish' }, answer, html)).toMatchObject({ outcome: 'publish', code: 'outside.failed' });
  });

  it('is late after its deadline', () => {
    expect(findingIn({ otherwise: 'hold' }, { kind: 'late' }, html)).toEqual({ outcome: 'hold', code: 'outside.late', score: 0 });
  });
});

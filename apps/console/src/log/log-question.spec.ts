import { describe, expect, it } from '@jest/globals';
import { WHOLE_LOG } from '../shell/route.js';
import { questionOf } from './log-question.js';

describe('what the log is asked for', () => {
  it('is everything where nothing is chosen', () => {
    expect(questionOf(WHOLE_LOG)).toEqual({});
  });

  it('has the last day in it, in the zone of whoever asks', () => {
    const asked = questionOf({ ...WHOLE_LOG, action: 'reply.reject', from: '2026-03-28', to: '2026-03-29' });
    expect(asked).toEqual({ action: 'reply.reject', from: new Date(2026, 2, 28).toISOString(), to: new Date(2026, 2, 30).toISOString() });
  });

  it('passes over what is no day', () => {
    expect(questionOf({ ...WHOLE_LOG, from: 'yesterday', to: '' })).toEqual({});
  });
});

import { describe, expect, it } from '@jest/globals';
import type { SiteSettings } from '#contract/sites';
import { checksDraft, isNothing, typedOf } from './checks-draft.js';

const checks: SiteSettings['checks'] = { 'repetition': 'refuse', 'near-repetition': 'hold', 'burst': 'refuse', 'banned-words': 'refuse', 'suspect-words': 'hold', 'links': 'hold', 'link-hosts': 'refuse' };
const now = typedOf({ checks, scorer: { mode: 'hold', threshold: 0.9 } });

describe('a draft of what checks lead to', () => {
  it('begins from what holds', () => {
    expect(now).toEqual({ checks, threshold: 0.9 });
    // A scorer that only tells moderators holds at no score.
    expect(typedOf({ checks, scorer: { mode: 'tag', threshold: 0.9 } }).threshold).toBeNull();
  });

  it('is what differs, and nothing else', () => {
    expect(checksDraft(now, { ...now, checks: { ...checks, links: 'tag' } })).toEqual({ checks: { links: 'tag' } });
    expect(checksDraft(now, { ...now, threshold: 0.7 })).toEqual({ scorerThreshold: 0.7 });
    expect(isNothing(checksDraft(now, { ...now }))).toBe(true);
    expect(isNothing(checksDraft(now, { ...now, threshold: 0.7 }))).toBe(false);
  });
});

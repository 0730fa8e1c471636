import { describe, expect, it } from '@jest/globals';
import type { FeedFilter, FeedItem } from '#contract/following';
import type { FeedChanged } from '#contract/live';
import { freshIn } from './fresh-in.js';

const told = (replyId: string, filter: FeedFilter): FeedChanged => ({ replyId, threadId: 't', authorId: 'a', filter });
const shown = (id: string) => ({ reply: { id } }) as FeedItem;

describe('what is new in a feed', () => {
  const both = [told('1', 'people'), told('1', 'threads'), told('2', 'threads')];

  it('is what the chosen filter shows, each once', () => {
    expect(freshIn(both, null, [])).toBe(2);
    expect(freshIn(both, 'threads', [])).toBe(2);
    expect(freshIn(both, 'people', [])).toBe(1);
  });

  it('is nothing that is shown already, though its news came late', () => {
    expect(freshIn(both, null, [shown('2')])).toBe(1);
    expect(freshIn(both, 'people', [shown('1')])).toBe(0);
  });
});

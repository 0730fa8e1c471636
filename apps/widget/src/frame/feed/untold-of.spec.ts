import { describe, expect, it } from '@jest/globals';
import type { FeedItem } from '#contract/following';
import { untoldOf } from './untold-of.js';

const item = (id: string, because: FeedItem['because'] = 'person') => ({ reply: { id, threadId: 't', author: { id: 'a' } }, because }) as FeedItem;

describe('what of a feed was told to nobody', () => {
  it('is newer than all that is shown, and not what is on a later page', () => {
    const told = untoldOf([item('5', 'thread'), item('4'), item('3'), item('1')], { filter: null, shown: [item('3'), item('2')] });
    expect(told).toEqual([
      { replyId: '5', threadId: 't', authorId: 'a', filter: 'threads' },
      { replyId: '4', threadId: 't', authorId: 'a', filter: 'people' },
    ]);
  });

  it('is everything where nothing is shown, and for the filter that it was asked by', () => {
    expect(untoldOf([item('2')], { filter: 'threads', shown: [] })).toMatchObject([{ replyId: '2', filter: 'threads' }]);
    expect(untoldOf([item('2')], { filter: 'people', shown: [item('2')] })).toEqual([]);
  });
});

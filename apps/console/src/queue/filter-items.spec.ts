import { describe, expect, it } from '@jest/globals';
import type { QueueItem } from '#contract/moderation';
import { filterItems } from './filter-items.js';

const item = (body: string, name: string, note: string | null = null): QueueItem => ({
  reply: {
    id: body, threadId: 't', parentId: null, depth: 0, author: { id: name, name, role: 'reader' }, body, html: body, status: 'held', revision: 1,
    likeCount: 0, answerCount: 0, featured: false, createdAt: '', editedAt: null, editedAfterAnswers: false, locked: null, url: '',
    can: { answer: false, like: false, edit: false, withdraw: false, report: false, moderate: true },
  },
  article: { id: 'a', headline: 'The valley', url: '' },
  reasons: [],
  reports: note === null ? [] : [{ reason: 'other', note, at: '' }],
  since: '',
  lease: null,
  urgency: 0,
  calls: [],
  opinions: [],
  notes: 0, ownReasons: [],
});

describe('the filter', () => {
  const items = [item('Ein ruhiger Satz', 'Jonas Oberländer'), item('هیچ‌کس نمی‌داند', 'کریم نوری', 'Too harsh')];
  const found = (filter: string) => filterItems(items, filter).length;

  it('shows all when it is empty', () => {
    expect(found('  ')).toBe(2);
  });

  it.each([['oberlander', 1], ['RUHIGER satz', 1], ['ruhiger کریم', 0], ['کریم', 1], ['كريم', 1], ['harsh', 1], ['valley', 2], ['nowhere', 0]])(
    'finds by %j',
    (filter, count) => {
      expect(found(filter)).toBe(count);
    },
  );
});

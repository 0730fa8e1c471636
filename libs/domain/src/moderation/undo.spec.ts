import { describe, expect, it } from '@jest/globals';
import { isFresh, stillStands, turnBetween } from './undo.js';
import type { Reply } from '#domain/replies/reply';

const at = new Date('2026-11-26T12:00:00.000Z');
const held = {
  id: 'reply', threadId: 'thread', siteId: 'site', parentId: null, depth: 0, author: { id: 'author', name: 'Author', role: 'reader' }, status: 'held', revision: 1, body: '', html: '',
  likeCount: 0, answerCount: 0, shownAnswerCount: 0, shown: false, featured: false, openReportCount: 0, heldAt: at, shadow: null, reportedAt: null, reviewedAt: null,
  reportWeight: 0, suspicion: 0, audience: 0, createdAt: at, editedAt: null, editedLate: false, locked: null,
} satisfies Reply;
const published = { ...held, status: 'published', shown: true, heldAt: null, reviewedAt: at } as const;
const decision = { id: 'decision', revision: 1, createdAt: at, undoneAt: null, turn: turnBetween(held, published) };

describe('undoing', () => {
  it('has ten seconds', () => {
    expect([isFresh(decision, new Date(at.getTime() + 10_000)), isFresh(decision, new Date(at.getTime() + 10_001))]).toEqual([true, false]);
  });

  it('finds the reply as the decision left it', () => {
    expect(stillStands(decision, published, 'decision')).toBe(true);
  });

  it('counts likes and answers since for nothing', () => {
    expect(stillStands(decision, { ...published, likeCount: 3, answerCount: 1 }, 'decision')).toBe(true);
  });

  it.each([
    ['its author wrote another text', { revision: 2 }, 'decision'],
    ['somebody reported it', { openReportCount: 1 }, 'decision'],
    ['its author withdrew it', { status: 'withdrawn' }, 'decision'],
    ['it was featured', { featured: true }, 'decision'],
    ['somebody decided again', {}, 'another'],
  ] as const)('is too late when %s', (_, change, last) => {
    expect(stillStands(decision, { ...published, ...change }, last)).toBe(false);
  });

  it('happens once, and not to what was decided before there was undoing', () => {
    expect(stillStands({ ...decision, undoneAt: at }, published, 'decision')).toBe(false);
    expect(stillStands({ ...decision, turn: null }, published, 'decision')).toBe(false);
  });
});

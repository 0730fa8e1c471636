import { describe, expect, it } from '@jest/globals';
import { decisionKinds } from '#contract/moderation';
import { replyStatus } from '#contract/replies';
import { answersReports, decided, publicEvent } from './reply.js';

const statuses = replyStatus.options;

describe('a decision', () => {
  it('leads from each status where the table says, and nowhere else', () => {
    const table = statuses.map((status) => [status, ...decisionKinds.map((kind) => decided(kind, { status, featured: kind === 'unfeature' }) ?? '-')]);
    expect([['', ...decisionKinds], ...table]).toEqual([
      ['', 'approve', 'reject', 'restore', 'feature', 'unfeature'],
      ['published', 'published', 'rejected', '-', 'published', 'published'],
      ['held', 'published', 'rejected', '-', '-', '-'],
      ['rejected', '-', '-', 'published', '-', '-'],
      ['withdrawn', '-', '-', '-', '-', '-'],
    ]);
  });

  it('chooses what is not chosen, takes back what is, and leaves reports to those who answer them', () => {
    expect(decided('feature', { status: 'published', featured: true })).toBeUndefined();
    expect(decided('unfeature', { status: 'published', featured: false })).toBeUndefined();
    expect(decided('reject', { status: 'published', featured: true })).toBe('rejected');
    expect(decisionKinds.filter(answersReports)).toEqual(['approve', 'reject', 'restore']);
  });
});

describe('what everybody sees of a change', () => {
  it('is only what was or becomes public', () => {
    const table = statuses.map((before) => [before, ...statuses.map((after) => publicEvent(before, after) ?? '-')]);
    expect([['', ...statuses], ...table]).toEqual([
      ['', 'published', 'held', 'rejected', 'withdrawn'],
      ['published', '-', 'reply.removed', 'reply.removed', 'reply.removed'],
      ['held', 'reply.published', '-', '-', '-'],
      ['rejected', 'reply.restored', '-', '-', '-'],
      ['withdrawn', 'reply.published', '-', '-', '-'],
    ]);
  });
});

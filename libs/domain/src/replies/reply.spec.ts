import { describe, expect, it } from '@jest/globals';
import { decisionKinds } from '#contract/moderation';
import { replyStatus } from '#contract/replies';
import { decided, publicEvent } from './reply.js';

const statuses = replyStatus.options;

describe('a decision', () => {
  it('leads from each status where the table says, and nowhere else', () => {
    const table = statuses.map((status) => [status, ...decisionKinds.map((kind) => decided(kind, status) ?? '-')]);
    expect([['', ...decisionKinds], ...table]).toEqual([
      ['', 'approve', 'reject', 'restore'],
      ['published', 'published', 'rejected', '-'],
      ['held', 'published', 'rejected', '-'],
      ['rejected', '-', '-', 'published'],
      ['withdrawn', '-', '-', '-'],
    ]);
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

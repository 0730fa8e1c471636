import { at, ids } from './examples.js';

export const scorer = {
  siteId: ids.site,
  mode: 'hold' as const,
  threshold: 0.9,
  learned: { approved: 412, rejected: 188 },
  heldBack: { approved: 96, rejected: 41 },
  speaksFrom: 100,
  figuresFrom: 30,
  figures: [{ threshold: 0.9, held: 35, right: 33, precision: 0.9429, recall: 0.8049 }],
  suggested: 0.9,
};

export const tried = {
  outcome: 'hold' as const,
  html: '<p>Free crypto for everybody</p>',
  verdicts: [
    { check: 'suspect-words', outcome: 'hold' as const, code: 'words.suspect', detail: 'free crypto', score: 1, version: 2, lists: 17, spots: [{ start: 0, end: 11 }] },
    { check: 'links', outcome: 'publish' as const, code: null, detail: null, score: 0, version: 1, lists: null, spots: [] },
  ],
  scorer: { score: 0.93, against: ['crypto'], on: ['everybody'], spots: [{ start: 5, end: 11 }] },
};

export const replay = {
  id: ids.decision,
  siteId: ids.site,
  draft: { words: { banned: [], suspect: ['free crypto'] } },
  days: 30,
  state: 'done' as const,
  total: 4_120,
  seen: 4_120,
  caught: { count: 17, rejected: 15, examples: [{ replyId: ids.reply, text: 'Free crypto for everybody', status: 'rejected' as const, check: 'suspect-words', outcome: 'hold' as const, detail: 'free crypto' }] },
  released: { count: 0, rejected: 0, examples: [] },
  createdAt: at,
  switchedOnAt: null,
};

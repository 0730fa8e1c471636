import { ids } from './examples.js';

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

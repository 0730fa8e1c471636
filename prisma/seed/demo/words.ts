import type { WordLists } from '#contract/moderation';

/** What screening looks for in the demonstration: mild, and enough to show both lists at work. */
export const demoWords: WordLists = {
  banned: ['free followers', 'miracle cure', 'مفت دالر'],
  suspect: ['shut up', 'traitor', 'خاین', 'sussun', 'ta gueule', 'halt die klappe'],
};

import type { Case } from './redress-state.js';

/** Whom a case is about: who appealed, or who wrote what somebody gave notice of; null where that is nobody. */
export const readerOf = ({ kind, it }: Case): { id: string; name: string } | null => (kind === 'appeal' ? it.user : (it.reply?.author ?? null));

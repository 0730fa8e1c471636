import type { DraftStorage } from './draft.js';

/** Storage can be forbidden in a frame of another site; what is written then lives as long as the page does. */
export function deviceStorage(): DraftStorage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

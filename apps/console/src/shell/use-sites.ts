import { useEffect, useState } from 'preact/hooks';
import type { KnownWordsAnswer } from '#contract/moderation';
import type { Desk } from '../api/desk.js';

/** The sites that a moderator may choose between, and which word lists there are; null until they are known. */
export function useKnownWords(desk: Desk): KnownWordsAnswer | null {
  const [known, setKnown] = useState<KnownWordsAnswer | null>(null);
  useEffect(() => {
    void desk.knownWords().then((answer) => { if (answer.ok) setKnown(answer.value); });
  }, [desk]);
  return known;
}

const NONE: KnownWordsAnswer['sites'] = [];

/** The sites that a moderator may choose between; none until they are known. */
export const useSites = (desk: Desk): KnownWordsAnswer['sites'] => useKnownWords(desk)?.sites ?? NONE;

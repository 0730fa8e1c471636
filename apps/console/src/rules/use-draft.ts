import { useEffect, useState } from 'preact/hooks';
import type { WordLists } from '#contract/moderation';
import type { Failure } from '../api/client.js';
import type { Desk } from '../api/desk.js';
import { linesOf } from '../words/word-lists.js';

type Typed = Record<keyof WordLists, string>;

const asTyped = ({ banned, suspect }: WordLists): Typed => ({ banned: banned.join('\n'), suspect: suspect.join('\n') });

/** What somebody types into a pair of lists, and the lists that it began from. */
export interface Draft {
  from: WordLists;
  typed: Typed;
}

/** What is drafted, entry by entry. */
export const listsOf = ({ typed }: Draft): WordLists => ({ banned: linesOf(typed.banned), suspect: linesOf(typed.suspect) });

/** A draft of a site's word lists, and why they could not be read, if they could not. */
export function useDraft(desk: Desk, siteId: string, language: string | null) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [unread, setUnread] = useState<Failure | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let wanted = true;
    void desk.words({ siteId, language }).then((answer) => {
      if (!wanted) return;
      setUnread(answer.ok ? null : answer.failure);
      if (answer.ok) setDraft({ from: answer.value, typed: asTyped(answer.value) });
    });
    return () => {
      wanted = false;
    };
  }, [desk, siteId, language, tries]);
  return {
    draft,
    unread,
    readAgain: () => { setTries(tries + 1); },
    type: (kind: keyof WordLists, text: string) => { if (draft !== null) setDraft({ ...draft, typed: { ...draft.typed, [kind]: text } }); },
    /** Goes on from other lists than it began from. */
    rebase: (from: WordLists, lists: WordLists) => { setDraft({ from, typed: asTyped(lists) }); },
  };
}

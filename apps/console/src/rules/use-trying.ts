import { useState } from 'preact/hooks';
import type { WordLists } from '#contract/moderation';
import type { Desk } from '../api/desk.js';
import { listsApart, sameLists, takenOver } from './lists-apart.js';
import type { RulesDesk } from './rules-desk.js';
import { listsOf, useDraft } from './use-draft.js';
import { useReplay } from './use-replay.js';

/** Trying a draft and switching it on, so that nothing is undone unseen that somebody else did to the lists meanwhile. */
export function useTrying({ desk, rulesDesk, siteId, language }: { desk: Desk; rulesDesk: RulesDesk; siteId: string; language: string | null }) {
  const drafting = useDraft(desk, siteId, language);
  const { draft } = drafting;
  const [days, setDays] = useState(30);
  const [moved, setMoved] = useState<WordLists | null>(null);
  const { replay, failure, hear, forget, running, cancel, other } = useReplay(rulesDesk);
  const start = async (words: WordLists) => {
    setMoved(null);
    // What came out of the draft before can be switched on no more.
    forget();
    hear(await rulesDesk.startReplay({ siteId, days, words, language }));
  };
  const go = async () => {
    if (draft === null || running) return;
    const now = await desk.words({ siteId, language });
    if (now.ok && !sameLists(draft.from, now.value)) setMoved(now.value);
    else await start(listsOf(draft));
  };
  const switchOn = async () => {
    if (replay === null) return;
    const answer = await rulesDesk.switchOn(replay.id);
    const now = !answer.ok && answer.failure.code === 'replay.moved' ? await desk.words({ siteId, language }) : null;
    if (now?.ok) return setMoved(now.value);
    hear(answer);
    // What holds now is what the next draft begins from.
    if (answer.ok && answer.value.draft.words !== undefined) drafting.rebase(answer.value.draft.words, answer.value.draft.words);
  };
  const takeOver = async () => {
    if (draft === null || moved === null) return;
    const lists = takenOver(listsOf(draft), listsApart(draft.from, moved));
    drafting.rebase(moved, lists);
    await start(lists);
  };
  const stopOther = async () => {
    if (other !== null) await rulesDesk.cancelReplay(other);
    await go();
  };
  // What was tried is what is switched on: whoever types on begins anew.
  const type = (kind: keyof WordLists, text: string) => { drafting.type(kind, text); if (!running) { setMoved(null); forget(); } };
  return { ...drafting, type, days, setDays, replay, running, failure, other, apart: draft !== null && moved !== null ? listsApart(draft.from, moved) : null, go, switchOn, takeOver, cancel, stopOther };
}

/** A draft that is being tried. */
export type Trying = ReturnType<typeof useTrying>;

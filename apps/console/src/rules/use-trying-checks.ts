import { useState } from 'preact/hooks';
import { checksDraft, isNothing, type ChecksTyped } from './checks-draft.js';
import type { RulesDesk } from './rules-desk.js';
import { useChecksDraft } from './use-checks-draft.js';
import { useReplay } from './use-replay.js';

/** Trying what checks and the scorer would lead to, and switching it on. */
export function useTryingChecks(desk: RulesDesk, siteId: string) {
  const { now, setNow, typed, setTyped, unread, readAgain } = useChecksDraft(desk, siteId);
  const [nothing, setNothing] = useState(false);
  const [days, setDays] = useState(30);
  const { replay, failure, hear, forget, running, cancel, other } = useReplay(desk);
  const go = async () => {
    if (now === null || typed === null || running) return;
    const draft = checksDraft(now, typed);
    setNothing(isNothing(draft));
    if (isNothing(draft)) return;
    // What came out of the draft before can be switched on no more.
    forget();
    hear(await desk.startReplay({ siteId, days, ...draft }));
  };
  const switchOn = async () => {
    if (replay === null) return;
    const answer = await desk.switchOn(replay.id);
    hear(answer);
    // What holds now is what the next draft is compared with, whoever changed it.
    if (answer.ok) setNow(typed);
    else if (answer.failure.code === 'replay.moved') readAgain();
  };
  const stopOther = async () => {
    if (other !== null) await desk.cancelReplay(other);
    await go();
  };
  const type = (part: Partial<ChecksTyped>) => {
    if (typed !== null) setTyped({ ...typed, ...part });
    setNothing(false);
    // What was tried is what is switched on: whoever goes on choosing begins anew.
    if (!running) forget();
  };
  return { typed, unread, nothing, readAgain, type, days, setDays, replay, running, failure, other, go, switchOn, cancel, stopOther };
}

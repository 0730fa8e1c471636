import { useEffect, useState } from 'preact/hooks';
import type { ReplayView } from '#contract/rules';
import type { Failure } from '../api/client.js';
import type { RulesDesk } from './rules-desk.js';

/** While a draft is being tried, how far that is is asked for so often. */
const LOOK_EVERY_MS = 1_000;

/** A draft that is tried, looked at until that is over. */
export function useReplay(desk: RulesDesk) {
  const [replay, setReplay] = useState<ReplayView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = replay?.state === 'running' ? replay.id : null;
  const hear = (answer: Awaited<ReturnType<RulesDesk['replay']>>) => {
    if (answer.ok) setReplay(answer.value);
    setFailure(answer.ok ? null : answer.failure);
  };
  useEffect(() => {
    if (running === null) return undefined;
    const timer = setInterval(() => void desk.replay(running).then(hear), LOOK_EVERY_MS);
    return () => { clearInterval(timer); };
  }, [desk, running]);
  const cancel = async () => {
    if (replay === null) return;
    await desk.cancelReplay(replay.id);
    hear(await desk.replay(replay.id));
  };
  return {
    replay,
    failure,
    hear,
    forget: () => { setReplay(null); setFailure(null); },
    running: running !== null,
    cancel,
    /** Another draft of the site that is being tried, where that was the answer. */
    other: failure?.code === 'replay.running' ? (failure.errors[0]?.message ?? null) : null,
  };
}

import { useEffect, useState } from 'preact/hooks';
import type { StatementView } from '#contract/redress';
import { patiently } from '../../../widget/src/frame/account/patiently.js';
import { useRoom } from '../page/room.js';

/** Which of the decisions the address names, if it names one. */
const inAddress = (): string | null => /^#decisions\/([0-9a-f-]{36})$/.exec(location.hash)?.[1] ?? null;

/** The one decision that a link led to. */
export interface AskedFor {
  id: string | null;
  /** The decision itself, where it is too old to be among those that are listed. */
  apart: StatementView | null;
  /** There is none of that name: it was taken back, or is somebody else's. */
  gone: boolean;
}

/** Finds the decision that the address names: in the list, or by asking for it. */
export function useAskedFor(listed: StatementView[] | null): AskedFor {
  const { api } = useRoom();
  const [id, setId] = useState(inAddress);
  const [found, setFound] = useState<{ id: string; statement: StatementView | null } | null>(null);
  useEffect(() => {
    const follow = () => setId(inAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const missing = listed !== null && id !== null && found?.id !== id && !listed.some((each) => each.id === id);
  useEffect(() => {
    if (!missing) return;
    void patiently(() => api.call<StatementView>(`/me/statements/${id}`)).then((outcome) => {
      // Without an answer nothing is known of it: it is looked for again with whatever is listed next.
      if (outcome.ok || outcome.problem?.code === 'statement.absent') setFound({ id, statement: outcome.ok ? outcome.value : null });
    });
  }, [missing, id, listed]);
  const here = found !== null && found.id === id;
  return { id, apart: here ? found.statement : null, gone: here && found.statement === null };
}

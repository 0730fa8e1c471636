import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '../api/desk.js';

/** The sites that a moderator may choose between; none until they are known. */
export function useSites(desk: Desk): readonly { id: string; name: string }[] {
  const [sites, setSites] = useState<readonly { id: string; name: string }[]>([]);
  useEffect(() => {
    void desk.knownWords().then((answer) => { if (answer.ok) setSites(answer.value.sites); });
  }, [desk]);
  return sites;
}

import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '../api/desk.js';

/** How many appeals and notices wait, asked for again whenever something has changed. */
export function useWaiting(desk: Desk, changes: number): number {
  const [waiting, setWaiting] = useState(0);
  useEffect(() => {
    void desk.waiting().then((answer) => { if (answer.ok) setWaiting(answer.value.appeals + answer.value.notices); });
  }, [desk, changes]);
  return waiting;
}

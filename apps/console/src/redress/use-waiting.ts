import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from '../api/desk.js';

/** How many appeals and notices wait, asked for again whenever something has changed, and when it is asked for. */
export function useWaiting(desk: Desk, changes: number): { waiting: number; countAgain: () => void } {
  const [waiting, setWaiting] = useState(0);
  const asked = useRef(0);
  const countAgain = useCallback(() => {
    const turn = (asked.current += 1);
    // What is asked first may be answered last: it says how many there were before.
    void desk.waiting().then((answer) => { if (answer.ok && turn === asked.current) setWaiting(answer.value.appeals + answer.value.notices); });
  }, [desk]);
  useEffect(countAgain, [countAgain, changes]);
  return { waiting, countAgain };
}

import { useState } from 'preact/hooks';

/** A number that moves whenever something is to be read again, and what moves it. */
export function useAgain(): [times: number, again: () => void] {
  const [times, setTimes] = useState(0);
  return [times, () => { setTimes((before) => before + 1); }];
}

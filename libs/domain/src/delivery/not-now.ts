import { endOfQuiet } from './quiet-hours.js';
import type { Recipient } from './told.store.js';

/** Why something is not sent to somebody at a moment: not at all in a pause, later in quiet hours; null where it is. */
export function whyNotNow(
  { pausedUntil, quietFrom, quietTo, timeZone }: Pick<Recipient, 'pausedUntil' | 'quietFrom' | 'quietTo' | 'timeZone'>,
  now: Date,
): { kind: 'gone'; why: string } | { kind: 'later'; until: Date } | null {
  if (pausedUntil !== null && pausedUntil > now) return { kind: 'gone', why: 'They want nothing sent for a while.' };
  const until = quietFrom === null || quietTo === null ? null : endOfQuiet({ from: quietFrom, to: quietTo }, timeZone, now);
  return until && { kind: 'later', until };
}

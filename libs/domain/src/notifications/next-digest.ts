import type { DigestRhythm } from '#contract/notifications';
import { laterDay, localTime, momentOf } from '#platform/clock/local-time';

/** At breakfast, in the reader's own zone. */
const DIGEST_MINUTES = 8 * 60;

/** Weekly digests come on Mondays, with what the weekend brought. */
const DIGEST_WEEKDAY = 1;

/** When the next digest is due after a moment; null where none is wanted. */
export function nextDigestAt(rhythm: DigestRhythm, timeZone: string | null, now: Date): Date | null {
  if (rhythm === 'off') return null;
  const zone = timeZone ?? 'UTC';
  const today = localTime(now, zone);
  const days = rhythm === 'daily' ? 0 : (DIGEST_WEEKDAY - today.weekday + 7) % 7;
  const due = momentOf(laterDay(today, days), DIGEST_MINUTES, zone);
  return due > now ? due : momentOf(laterDay(today, days + (rhythm === 'daily' ? 1 : 7)), DIGEST_MINUTES, zone);
}

/** When the digest before one that is due at a moment was due: by the calendar, so that no hour is told twice, or never, when clocks change. */
export function digestBefore(rhythm: Exclude<DigestRhythm, 'off'>, timeZone: string | null, due: Date): Date {
  const zone = timeZone ?? 'UTC';
  const day = localTime(due, zone);
  return momentOf(laterDay(day, rhythm === 'daily' ? -1 : -7), day.minutes, zone);
}

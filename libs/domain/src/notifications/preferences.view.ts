import { notificationKinds, type PreferencesView } from '#contract/notifications';
import { waysOf } from './preferences.js';
import type { PreferenceRow } from './preferences.store.js';

/** `HH:MM` of minutes after midnight, and back. */
const clockTime = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** How somebody wants to be told of what; `mailStopped` is known to whoever sends letters. */
export function viewPreferences({ kinds, digest, quietFrom, quietTo, pausedUntil }: PreferenceRow): Omit<PreferencesView, 'mailStopped'> {
  const each = Object.fromEntries(notificationKinds.map((kind) => [kind, waysOf(kinds, kind)])) as PreferencesView['kinds'];
  return {
    kinds: each,
    digest,
    quiet: quietFrom === null || quietTo === null ? null : { from: clockTime(quietFrom), to: clockTime(quietTo) },
    pausedUntil: pausedUntil?.toISOString() ?? null,
  };
}

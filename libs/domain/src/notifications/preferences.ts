import { notificationKinds, type NotificationKind, type PreferencesView, type Ways } from '#contract/notifications';

/** What somebody chose of the ways of each kind; what is not there is as for everybody. */
export type ChosenKinds = Partial<Record<NotificationKind, Partial<Ways>>>;

const TOLD_AT_ONCE: Ways = { bell: true, mail: true, push: true };
const BELL_AND_MAIL: Ways = { bell: true, mail: true, push: false };
const BELL_ALONE: Ways = { bell: true, mail: false, push: false };

/**
 * What everybody wants who has not said otherwise: a letter about what somebody said to them or decided about them, and nothing but the bell
 * for what they may read when they come by. A push message only goes to a browser that was subscribed.
 */
export const DEFAULT_WAYS: Record<NotificationKind, Ways> = {
  answer: TOLD_AT_ONCE,
  mention: TOLD_AT_ONCE,
  follow: BELL_ALONE,
  prompt: BELL_ALONE,
  milestone: BELL_ALONE,
  decision: TOLD_AT_ONCE,
  report: BELL_AND_MAIL,
};

/** How somebody is told of everything, by what they chose. */
export function waysOf(chosen: ChosenKinds): Record<NotificationKind, Ways> {
  const of = (kind: NotificationKind): Ways => ({ ...DEFAULT_WAYS[kind], ...chosen[kind] });
  return Object.fromEntries(notificationKinds.map((kind) => [kind, of(kind)])) as Record<NotificationKind, Ways>;
}

/** What was chosen before with what is chosen now. */
export function chooseWays(before: ChosenKinds, now: ChosenKinds): ChosenKinds {
  const kinds = notificationKinds.filter((kind) => before[kind] !== undefined || now[kind] !== undefined);
  return Object.fromEntries(kinds.map((kind) => [kind, { ...before[kind], ...now[kind] }]));
}

/** `22:30` as minutes after midnight. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes after midnight as `22:30`. */
export const timeOf = (minutes: number): string => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** A row of the table of preferences. */
export interface Preferences {
  kinds: ChosenKinds;
  digest: PreferencesView['digest'];
  quietFrom: number | null;
  quietTo: number | null;
  pausedUntil: Date | null;
}

/** What somebody wants who never said anything. */
export const NOTHING_CHOSEN: Preferences = { kinds: {}, digest: 'off', quietFrom: null, quietTo: null, pausedUntil: null };

export const viewPreferences = ({ kinds, digest, quietFrom, quietTo, pausedUntil }: Preferences): PreferencesView => ({
  kinds: waysOf(kinds),
  digest,
  quiet: quietFrom === null || quietTo === null ? null : { from: timeOf(quietFrom), to: timeOf(quietTo) },
  pausedUntil: pausedUntil?.toISOString() ?? null,
  mailStopped: null,
});

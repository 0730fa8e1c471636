import type { NotificationKind, Ways } from '#contract/notifications';

const WANTED: Record<NotificationKind, Ways> = {
  answer: { bell: true, mail: true, push: true },
  mention: { bell: true, mail: true, push: true },
  follow: { bell: true, mail: false, push: false },
  prompt: { bell: true, mail: false, push: false },
  milestone: { bell: true, mail: false, push: false },
  decision: { bell: true, mail: true, push: true },
  report: { bell: true, mail: true, push: false },
};

/** How somebody wants to be told of a kind. */
export const waysOf = (kinds: unknown, kind: NotificationKind): Ways => ({ ...WANTED[kind], ...(kinds as Partial<Record<NotificationKind, Partial<Ways>>>)[kind] });

import type { QueueKind } from '#contract/moderation';

/** The kinds of the queue, in the order of their tabs and keys. */
export const queueKinds = ['held', 'reported', 'new', 'appealed', 'mine'] as const satisfies QueueKind[];

/** Why a reply should be looked at before others that have waited as long. */
export interface Pressing {
  /** The sum of its open reports' weights, in hundredths. */
  reportWeight: number;
  /** The highest score that screening gave it, in hundredths. */
  suspicion: number;
  likeCount: number;
  answerCount: number;
  /** How many replies its discussion had. */
  audience: number;
}

/**
 * How many minutes of waiting all of that is worth. A report by somebody who was always right is two hours, one by somebody of whom nothing is
 * known is one; so is a check that is sure two hours. Each doubling of those it may reach (likes, answers twice, a tenth of its discussion) is half an
 * hour: a reply that sixteen people answered is as urgent as one that has waited two and a half hours longer. The numbers are ours, chosen so that nothing waits for ever: whatever
 * is added, time overtakes it. Why like this: docs/decisions/0050-urgency.md. The database orders by the same in `queue_rank`.
 */
export const headStartMinutes = ({ reportWeight, suspicion, likeCount, answerCount, audience }: Pressing): number =>
  1.2 * reportWeight + 1.2 * suspicion + 30 * Math.log2(1 + likeCount + 2 * answerCount + audience / 10);

/** How urgent a reply is now, in minutes: how long it has waited, and its head start. */
export const urgencyMinutes = (pressing: Pressing, since: Date, now: Date): number =>
  Math.round((now.getTime() - since.getTime()) / 60_000 + headStartMinutes(pressing));

/** The place in the queue: seconds since 1970 at which it would have begun to wait had it waited by its age alone. */
export const queueRank = (pressing: Pressing, since: Date): number => since.getTime() / 1_000 - 60 * headStartMinutes(pressing);

/**
 * What somebody's report weighs, in hundredths: the share of their reports that were upheld, as if two more had been decided on, one of them upheld
 * (Laplace's rule of succession). Who never reported weighs a half, and nobody all or nothing.
 */
export const reportWeight = ({ upheld, decided }: { upheld: number; decided: number }): number => Math.round((100 * (upheld + 1)) / (decided + 2));

/** The highest score among what screening held or tagged a text for, in hundredths. */
export const suspicionOf = (verdicts: readonly { outcome: string; score?: number }[]): number =>
  Math.round(100 * Math.max(0, ...verdicts.filter(({ outcome }) => outcome === 'hold' || outcome === 'tag').map(({ score }) => score ?? 1)));

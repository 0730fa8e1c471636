import type { QueueItem } from '#contract/moderation';

/** The reasons of their sites' own that can be given for some replies, each once: the server leaves out what is of a site without it. */
export function ownReasonsOf(items: readonly Pick<QueueItem, 'reply' | 'ownReasons'>[], ids: ReadonlySet<string>): QueueItem['ownReasons'] {
  const byCode = new Map(items.filter(({ reply }) => ids.has(reply.id)).flatMap(({ ownReasons }) => ownReasons.map((reason) => [reason.code, reason] as const)));
  return [...byCode.values()];
}

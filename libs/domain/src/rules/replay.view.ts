import type { ReplyStatus } from '#contract/replies';
import type { ReplayView } from '#contract/rules';
import { shownText } from '#platform/markup/shown-text';
import type { Replay } from './replays.store.js';

/** Enough to see what a reply is about. */
const BEGINNING = 200;

/** A replay as moderators are shown it, with the examples that are still there. */
export function viewReplay({ found, createdAt, switchedOnAt, after: _after, until: _until, ...replay }: Replay, replies: ReadonlyMap<string, { html: string; status: ReplyStatus }>): ReplayView {
  const view = ({ examples, ...counts }: Replay['found']['caught']): ReplayView['caught'] => ({
    ...counts,
    examples: examples.flatMap((example) => {
      const reply = replies.get(example.replyId);
      return reply === undefined ? [] : [{ ...example, text: [...shownText(reply.html)].slice(0, BEGINNING).join(''), status: reply.status }];
    }),
  });
  return { ...replay, caught: view(found.caught), released: view(found.released), createdAt: createdAt.toISOString(), switchedOnAt: switchedOnAt?.toISOString() ?? null };
}

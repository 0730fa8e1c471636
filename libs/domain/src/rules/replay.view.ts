import type { ReplayView } from '#contract/rules';
import { shownText } from '#platform/markup/shown-text';
import type { ExampleText, Replay } from './replays.store.js';

/** A reply that is shown as an example, and what was found in it. */
export type ShownExample = Pick<ExampleText, 'id' | 'html' | 'status'> & { detail: string | null };

/** Enough to see what a reply is about. */
const BEGINNING = 200;

/** A replay as moderators are shown it, with the examples that are still there. */
export function viewReplay({ found, createdAt, switchedOnAt, basis: _basis, after: _after, until: _until, ...replay }: Replay, replies: readonly ShownExample[]): ReplayView {
  const view = ({ examples, ...counts }: Replay['found']['caught']): ReplayView['caught'] => ({
    ...counts,
    examples: examples.flatMap((example) => {
      const reply = replies.find(({ id }) => id === example.replyId);
      return reply === undefined ? [] : [{ ...example, detail: reply.detail, text: [...shownText(reply.html)].slice(0, BEGINNING).join(''), status: reply.status }];
    }),
  });
  return { ...replay, caught: view(found.caught), released: view(found.released), createdAt: createdAt.toISOString(), switchedOnAt: switchedOnAt?.toISOString() ?? null };
}

import { z } from 'zod';
import type { OutsideCheckBody } from '#contract/sites';
import type { OutsideAnswer } from '#platform/outside/outside-post';
import { shownText } from '#platform/markup/shown-text';
import type { Finding } from './screening.js';

/** A service of somebody else's that a site has its replies looked at by. */
export interface OutsideCheck extends OutsideCheckBody {
  siteId: string;
  /** Sealed. */
  secret: Uint8Array;
}

/** By this name its verdicts are kept. */
export const OUTSIDE = 'outside';

/** As many places as may be marked of one text by the word lists. */
const MOST_SPOTS = 100;

const CODES = { publish: 'outside.published', tag: 'outside.tagged', hold: 'outside.held', refuse: 'outside.refused' } as const;

/** What such a service answers. More than we know is let be: it may have told others before us. */
const said = z.object({
  outcome: z.enum(['publish', 'tag', 'hold', 'refuse']),
  score: z.number().min(0).max(1).optional(),
  code: z.string().max(100).optional(),
  detail: z.string().max(500).optional(),
  spots: z.array(z.object({ start: z.int().min(0), end: z.int() })).max(MOST_SPOTS).optional(),
  version: z.int().min(0).optional(),
});

/** What becomes of a reply that a service did not look at: what the site chose, and why, for moderators. */
export const unanswered = ({ otherwise }: Pick<OutsideCheck, 'otherwise'>, kind: 'late' | 'failed', why?: string): Finding =>
  ({ outcome: otherwise, code: `outside.${kind}`, score: 0, ...(why === undefined ? {} : { detail: why }) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a service found in a text, out of what it answered; anything that is not an answer is a failure. */
export function findingIn(check: Pick<OutsideCheck, 'otherwise'>, answer: OutsideAnswer, html: string): Finding {
  if (answer.kind !== 'answered') return unanswered(check, answer.kind, answer.kind === 'failed' ? answer.why : undefined);
  if (answer.status !== 200) return unanswered(check, 'failed', `It answered ${answer.status}.`);
  const read = said.safeParse(parsed(answer.text));
  if (!read.success) return unanswered(check, 'failed', 'It answered something else than was agreed.');
  const { outcome, score, code, detail, spots, version } = read.data;
  const length = shownText(html).length;
  const more = [code, detail].filter((part) => part !== undefined && part !== '').join(': ');
  return {
    outcome,
    code: CODES[outcome],
    score: score ?? (outcome === 'publish' ? 0 : 1),
    ...(more === '' ? {} : { detail: more }),
    // What stands outside of what is shown cannot be marked.
    ...(spots === undefined ? {} : { spots: spots.filter(({ start, end }) => start < end && end <= length) }),
    ...(version === undefined ? {} : { version }),
  };
}

import { outsideVerdict, type OutsideVerdict } from '#contract/outside-verdict';
import type { OutsideCheckView } from '#contract/sites';
import type { OutsideAnswer } from '#platform/outside/outside-post';
import { shownText } from '#platform/markup/shown-text';
import type { Finding, KeptVerdict } from './screening.js';

/** A service of somebody else's that a site has its replies looked at by. */
export interface OutsideCheck extends OutsideCheckView {
  /** Sealed. */
  secret: Uint8Array;
}

/** How a check is, without its secret. */
export const howOf = ({ kind, url, deadlineMs, otherwise, spam }: OutsideCheck) => ({ kind, url, deadlineMs, otherwise, spam });

/** By this name its verdicts are kept. */
export const OUTSIDE = 'outside';

const CODES = { publish: 'outside.published', tag: 'outside.tagged', hold: 'outside.held', refuse: 'outside.refused' } as const;

/** What becomes of a reply that a service did not look at, or not yet: what the site chose, and why, for moderators. */
export const unanswered = ({ otherwise }: Pick<OutsideCheck, 'otherwise'>, kind: 'late' | 'failed' | 'pending', why?: string): Finding =>
  ({ outcome: otherwise, code: `outside.${kind}`, score: 0, ...(why === undefined ? {} : { detail: why }) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a service said, as a finding of ours about the text that is shown as this HTML. */
export function findingOf({ outcome, score, code, detail, spots, version }: OutsideVerdict, html: string): Finding {
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

/** What a service found in a text, out of what it answered; anything that is not an answer is a failure. 202: it answers later. */
export function findingIn(check: Pick<OutsideCheck, 'otherwise'>, answer: OutsideAnswer, html: string): Finding {
  if (answer.kind !== 'answered') return unanswered(check, answer.kind, answer.kind === 'failed' ? answer.why : undefined);
  if (answer.status === 202) return unanswered(check, 'pending');
  if (answer.status !== 200) return unanswered(check, 'failed', `It answered ${answer.status}.`);
  const read = outsideVerdict.safeParse(parsed(answer.text));
  return read.success ? findingOf(read.data, html) : unanswered(check, 'failed', 'It answered something else than was agreed.');
}

const isPending = ({ check, code }: KeptVerdict): boolean => check === OUTSIDE && code === 'outside.pending';

/**
 * The verdicts on a text with what a service said later, in the place where that was waited for; null where it was not. What would have
 * been refused waits for a person: it was posted, and machines take nothing away.
 */
export function withLater(verdicts: readonly KeptVerdict[], said: OutsideVerdict, { html, at }: { html: string; at: Date }): KeptVerdict[] | null {
  if (!verdicts.some(isPending)) return null;
  const finding = findingOf(said, html);
  const later = { detail: null, ...finding, outcome: finding.outcome === 'refuse' ? ('hold' as const) : finding.outcome, at: at.toISOString() };
  return verdicts.map((verdict) => (isPending(verdict) ? { check: OUTSIDE, version: 1, ...later } : verdict));
}

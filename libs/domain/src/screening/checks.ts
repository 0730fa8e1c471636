import { codePoints } from '#contract/primitives';
import { REPLY_MAX_BYTES, REPLY_MAX_CODE_POINTS } from '#contract/reply-limits';
import { SHADOWED, SHADOWED_UNTOLD } from '#contract/shadow';
import type { Hit } from './compiled-words.js';
import { hostAmong } from './link-hosts.js';
import { NEARLY_SAME } from './near-text.js';
import { OUTSIDE } from './outside-check.js';
import { SCORER, type Scored } from './scorer.js';
import type { Check, Circumstances, Finding } from './screening.js';

/** More than this in BURST_SECONDS is not conversation any more. */
const BURST_REPLIES = 10;
export const BURST_SECONDS = 60;

/** The same words again within this time say nothing new. */
export const REPEAT_SECONDS = 24 * 3_600;

/** Shorter texts are repeated honestly: "I agree." */
const REPEAT_MIN_CODE_POINTS = 20;

/** What somebody else said in the same thread within this time is still on everybody's page. */
export const NEAR_SECONDS = 3_600;

/** What moderators rejected of an author within this time speaks against the next text. */
export const REJECTED_DAYS = 30;

/** So many words are marked of one text, whatever a text is made of: verdicts are kept with every reply. */
const MOST_SPOTS = 100;

const refuse = (code: string, detail?: string): Finding => ({ outcome: 'refuse', code, ...(detail === undefined ? {} : { detail }) });
const hold = (code: string, detail?: string): Finding => ({ outcome: 'hold', code, ...(detail === undefined ? {} : { detail }) });

/** What is said of the phrases of a list that are in a text. */
const wordsFound = (finding: Finding, hits: readonly Hit[]): Finding | null =>
  hits.length === 0 ? null : { ...finding, detail: hits.map(({ phrase }) => phrase).join(', '), spots: hits.flatMap(({ spots }) => spots).slice(0, MOST_SPOTS) };

/** The words that spoke against a text and for it, for a moderator to read. */
function saidBy({ against, on }: Scored): string {
  const named = (words: string[]) => words.map((word) => `“${word}”`).join(', ');
  return [against.length === 0 ? '' : `${named(against)} against it`, on.length === 0 ? '' : `${named(on)} for it`].filter((part) => part !== '').join('; ');
}

/** Below the threshold, and where the site only wants to see it, a score is kept with the reply and changes nothing. */
function scorerFound(scored: Scored, { mode, threshold }: Circumstances['settings']['scorer']): Finding {
  const { score } = scored;
  if (threshold === null || score < threshold || (mode !== 'tag' && mode !== 'hold')) return { outcome: 'publish', code: 'scorer.scored', score };
  return { outcome: mode, code: mode === 'hold' ? 'scorer.held' : 'scorer.tagged', score, detail: saidBy(scored), spots: scored.spots.slice(0, MOST_SPOTS) };
}

/**
 * Every check, in the order in which a person would put the questions: may one post here at all, is there a text,
 * is it new, what does it say, who says it, how does this thread want it. All are asked, whatever the first ones say.
 */
export const checks: readonly Check[] = [
  // A thread may close between opening the composer and posting.
  { name: 'thread', version: 1, ask: (_, { thread }) => (thread.open ? null : refuse('thread.closed')) },

  // A suspended or banned reader may read and appeal.
  {
    name: 'standing', version: 1,
    ask: (_, { author }) =>
      author.standing === 'suspended' || author.standing === 'banned' ? refuse(`author.${author.standing}`) : null,
  },

  // Whether an unconfirmed address may post is the site's choice.
  {
    name: 'verification', version: 1,
    ask: (_, { author, settings }) => (author.emailVerified || author.staff || settings.unverifiedMayPost ? null : refuse('author.unverified')),
  },

  // Something to read: what is only spaces, marks of Markdown or invisible characters is not.
  { name: 'emptiness', version: 1, ask: ({ html }) => (/[^\s\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(html.replace(/<[^>]*>/g, '')) ? null : refuse('text.empty')) },

  // Measured as the reader counts (code points) and as the database stores (bytes).
  {
    name: 'length', version: 1,
    ask: ({ body }) =>
      codePoints(body) > REPLY_MAX_CODE_POINTS || Buffer.byteLength(body) > REPLY_MAX_BYTES
        ? refuse('text.too-long', String(codePoints(body)))
        : null,
  },

  // A text that is made to be slow to render waits for a person, and is never shown unrendered.
  { name: 'rendering', version: 1, ask: ({ rendered }) => (rendered ? null : hold('text.slow')) },

  // The same text once is enough.
  {
    name: 'repetition', version: 1,
    ask: ({ body }, { lately, countingOn }) =>
      countingOn && lately.sameText && codePoints(body) >= REPEAT_MIN_CODE_POINTS ? refuse('text.repeated') : null,
  },

  // Nearly the same text, by its author or by others in this thread: copied, or a chorus. A person can tell; staff may say the same to many.
  {
    name: 'near-repetition', version: 1,
    ask: (_, { lately, author, countingOn }) =>
      countingOn && !author.staff && !lately.sameText && lately.nearest >= NEARLY_SAME
        ? { ...hold('text.near-repeated', `${Math.round(100 * lately.nearest)} %`), score: lately.nearest }
        : null,
  },

  // Nobody reads and writes this fast; staff covering an event may.
  {
    name: 'burst', version: 1,
    ask: (_, { lately, author, countingOn }) => (countingOn && !author.staff && lately.replies >= BURST_REPLIES ? refuse('author.burst') : null),
  },

  // Words that are not used here at all.
  { name: 'banned-words', version: 2, reads: 'words', ask: (_, { words: { banned } }) => wordsFound(refuse('words.banned'), banned) },

  // Words that are often meant badly and sometimes not: a person decides.
  { name: 'suspect-words', version: 2, reads: 'words', ask: (_, { words: { suspect } }) => wordsFound(hold('words.suspect'), suspect) },

  // Spam is mostly links; those to places that the site knows are not.
  {
    name: 'links', version: 2,
    ask: ({ links }, { settings, author }) => {
      const counted = links.filter((link) => hostAmong(link, settings.linkHosts.allowed) === null).length;
      return !author.staff && counted > settings.linksBeforeHold ? hold('links.many', String(counted)) : null;
    },
  },

  // Places that a site does not want to be linked to. Its staff may have to.
  {
    name: 'link-hosts', version: 1,
    ask: ({ links }, { settings, author }) => {
      const refused = new Set(links.flatMap((link) => hostAmong(link, settings.linkHosts.refused) ?? []));
      return !author.staff && refused.size > 0 ? refuse('links.refused-host', [...refused].join(', ')) : null;
    },
  },

  // What the service that the site named says; what becomes of its silence, the site chose.
  { name: OUTSIDE, version: 1, ask: (_, { outside }) => outside },

  // What the site's own decisions taught it. It is only given a say once it has shown figures: see set-scorer.ts.
  { name: SCORER, version: 1, ask: (_, { scored, settings }) => (scored === null ? null : scorerFound(scored, settings.scorer)) },

  // A reader whom moderators chose to read first.
  { name: 'author-premoderation', version: 1, ask: (_, { author }) => (author.standing === 'premoderated' ? hold('author.premoderated') : null) },

  // A reader whose replies moderators chose to leave to themselves, told or not.
  {
    name: 'author-shadow', version: 1,
    ask: (_, { author }) => (author.standing === 'shadowed' ? hold(author.untold === true ? SHADOWED_UNTOLD : SHADOWED) : null),
  },

  // The first replies of somebody new, where the site wants to see them.
  {
    name: 'first-replies', version: 1,
    ask: (_, { author, settings }) => (!author.staff && author.publishedReplies < settings.holdFirstReplies ? hold('author.new') : null),
  },

  // Whoever registers only to post one thing does it at once.
  {
    name: 'new-account', version: 1,
    ask: (_, { author, settings, now }) =>
      !author.staff && settings.holdNewAccountHours > 0 && now.getTime() - author.registeredAt.getTime() < 3_600_000 * settings.holdNewAccountHours ? hold('author.just-registered') : null,
  },

  // Of whom several replies were rejected lately, the next is read first, for a while.
  {
    name: 'rejected-lately', version: 1,
    ask: (_, { author, settings, lately }) =>
      !author.staff && settings.holdAfterRejections > 0 && lately.rejected >= settings.holdAfterRejections ? hold('author.rejected-lately', String(lately.rejected)) : null,
  },

  // A thread in which everything is read first; its own staff is trusted.
  {
    name: 'thread-premoderation', version: 1,
    ask: (_, { thread, author }) => (thread.moderation === 'pre' && !author.staff ? hold('thread.premoderated') : null),
  },
];

import { codePoints } from '#contract/primitives';
import { REPLY_MAX_BYTES, REPLY_MAX_CODE_POINTS } from '#contract/reply-limits';
import type { Check, Finding } from './screening.js';

/** More than this in BURST_SECONDS is not conversation any more. */
const BURST_REPLIES = 10;
export const BURST_SECONDS = 60;

/** The same words again within this time say nothing new. */
export const REPEAT_SECONDS = 24 * 3_600;

/** Shorter texts are repeated honestly: "I agree." */
const REPEAT_MIN_CODE_POINTS = 20;

const refuse = (code: string, detail?: string): Finding => ({ outcome: 'refuse', code, ...(detail === undefined ? {} : { detail }) });
const hold = (code: string, detail?: string): Finding => ({ outcome: 'hold', code, ...(detail === undefined ? {} : { detail }) });

/** The phrases of a list that stand in a text, whole words only. */
const found = (phrases: ReadonlySet<string>, words: string): string[] =>
  [...phrases].filter((phrase) => words.includes(phrase)).map((phrase) => phrase.trim());

/**
 * Every check, in the order in which a person would put the questions: may one post here at all, is there a text,
 * is it new, what does it say, who says it, how does this thread want it. All are asked, whatever the first ones say.
 */
export const checks: readonly Check[] = [
  // A thread may close between opening the composer and posting.
  { name: 'thread', ask: (_, { thread }) => (thread.open ? null : refuse('thread.closed')) },

  // A suspended or banned reader may read and appeal.
  {
    name: 'standing',
    ask: (_, { author }) =>
      author.standing === 'suspended' || author.standing === 'banned' ? refuse(`author.${author.standing}`) : null,
  },

  // Whether an unconfirmed address may post is the site's choice.
  {
    name: 'verification',
    ask: (_, { author, settings }) => (author.emailVerified || author.staff || settings.unverifiedMayPost ? null : refuse('author.unverified')),
  },

  // Something to read: what is only spaces, marks of Markdown or invisible characters is not.
  { name: 'emptiness', ask: ({ html }) => (/[^\s\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(html.replace(/<[^>]*>/g, '')) ? null : refuse('text.empty')) },

  // Measured as the reader counts (code points) and as the database stores (bytes).
  {
    name: 'length',
    ask: ({ body }) =>
      codePoints(body) > REPLY_MAX_CODE_POINTS || Buffer.byteLength(body) > REPLY_MAX_BYTES
        ? refuse('text.too-long', String(codePoints(body)))
        : null,
  },

  // A text that is made to be slow to render waits for a person, and is never shown unrendered.
  { name: 'rendering', ask: ({ rendered }) => (rendered ? null : hold('text.slow')) },

  // The same text once is enough.
  {
    name: 'repetition',
    ask: ({ body }, { lately, countingOn }) =>
      countingOn && lately.sameText && codePoints(body) >= REPEAT_MIN_CODE_POINTS ? refuse('text.repeated') : null,
  },

  // Nobody reads and writes this fast; staff covering an event may.
  {
    name: 'burst',
    ask: (_, { lately, author, countingOn }) => (countingOn && !author.staff && lately.replies >= BURST_REPLIES ? refuse('author.burst') : null),
  },

  // Words that are not used here at all.
  {
    name: 'banned-words',
    ask: ({ words }, lists) => {
      const hits = found(lists.words.banned, words);
      return hits.length > 0 ? refuse('words.banned', hits.join(', ')) : null;
    },
  },

  // Words that are often meant badly and sometimes not: a person decides.
  {
    name: 'suspect-words',
    ask: ({ words }, lists) => {
      const hits = found(lists.words.suspect, words);
      return hits.length > 0 ? hold('words.suspect', hits.join(', ')) : null;
    },
  },

  // Spam is mostly links.
  {
    name: 'links',
    ask: ({ links }, { settings, author }) =>
      !author.staff && links.length > settings.linksBeforeHold ? hold('links.many', String(links.length)) : null,
  },

  // A reader whom moderators chose to read first.
  { name: 'author-premoderation', ask: (_, { author }) => (author.standing === 'premoderated' ? hold('author.premoderated') : null) },

  // The first replies of somebody new, where the site wants to see them.
  {
    name: 'first-replies',
    ask: (_, { author, settings }) => (!author.staff && author.publishedReplies < settings.holdFirstReplies ? hold('author.new') : null),
  },

  // A thread in which everything is read first; its own staff is trusted.
  {
    name: 'thread-premoderation',
    ask: (_, { thread, author }) => (thread.moderation === 'pre' && !author.staff ? hold('thread.premoderated') : null),
  },
];

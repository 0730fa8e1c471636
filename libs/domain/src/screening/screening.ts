import type { QueueReason } from '#contract/moderation';
import type { ScreeningReason } from '#contract/replies';
import type { RefusalCode } from '#contract/refusals';
import type { SiteSettings } from '#contract/sites';
import type { ThreadModeration } from '#contract/threads';
import type { Standing } from '#contract/accounts';
import { SHADOWED_UNTOLD } from '#contract/shadow';
import { OUTSIDE } from './outside-check.js';
import { SCORER, type Scored } from './scorer.js';
import type { WordHits } from './compiled-words.js';
import type { Spot } from './word-matcher.js';

/** What a check says of a draft, from the lightest to the gravest; the gravest of all checks is the outcome. */
export type Outcome = 'publish' | 'tag' | 'hold' | 'refuse';

const GRAVITY: Record<Outcome, number> = { publish: 0, tag: 1, hold: 2, refuse: 3 };

/** What one check found, kept with the reply. A code is looked up for a translation; the detail says what exactly. */
export interface Verdict {
  check: string;
  outcome: Outcome;
  code: string | null;
  detail: string | null;
  /** How much speaks against the text, from 0 to 1. */
  score: number;
  /** Of the check: raised whenever it judges otherwise than before. */
  version: number;
  /** Of the word lists that it looked into: the number of their latest change, as the log names it. */
  lists?: number;
  at: string;
  /** What it found, in the text that readers are shown: UTF-16 units of the rendering's text. */
  spots?: Spot[];
}

/** A verdict as it may lie in the database: before there were scores, only what it said was kept. */
export type KeptVerdict = Pick<Verdict, 'check' | 'outcome' | 'code' | 'detail'> & Partial<Verdict>;

/** A text that somebody wants to be read, and what can be known from the text alone. */
export interface Draft {
  body: string;
  html: string;
  /** False when rendering it took too long. */
  rendered: boolean;
  links: string[];
  /** The users whom it calls to, each once. */
  mentions: string[];
  /** The same for the same words, however they are dressed. */
  hash: Uint8Array;
  /** Alike for texts with many words in common: see near-text.ts. Null of a short one. */
  sketch: bigint | null;
}

/** Everything else that a check may look at. Gathered beforehand, so that checks are pure. */
export interface Circumstances {
  thread: { open: boolean; moderation: ThreadModeration };
  author: { standing: Standing; /** Of `shadowed`: they are not told. */ untold?: boolean; staff: boolean; emailVerified: boolean; publishedReplies: number; registeredAt: Date };
  /**
   * How many replies the author posted lately, whether one of them says the same, and how near the draft comes to these and to the thread's last.
   * And how many of the author's moderators rejected on this site lately; 0 where the site does not go by that.
   */
  lately: { replies: number; sameText: boolean; nearest: number; rejected: number };
  settings: SiteSettings;
  /** What of the word lists is in the text. */
  words: WordHits;
  /** What the service that the site named found in it, if it was asked. */
  outside: Finding | null;
  /** What the site's own scorer makes of it; null where that takes no part, or has learned too little. */
  scored: Scored | null;
  /** False rests the checks that count how often somebody posts. */
  countingOn: boolean;
  now: Date;
}

export interface Screened {
  outcome: Outcome;
  verdicts: Verdict[];
  /** What somebody else's service said, so that it is not asked again. */
  outside: Finding | null;
}

/** One question about a draft. Null: nothing to say against it. */
export interface Check {
  readonly name: string;
  readonly version: number;
  /** Whether what it says depends on the word lists too. */
  readonly reads?: 'words';
  readonly ask: (draft: Draft, circumstances: Circumstances) => Finding | null;
}

export interface Finding {
  outcome: Outcome;
  code: string;
  detail?: string;
  /** 1 when it is left out. */
  score?: number;
  spots?: Spot[];
  /** Of who found it, where that is not the check itself. */
  version?: number;
}

/** What a check's finding leads to: of some checks the site has a say. */
const outcomeFor = (name: string, finding: Finding, { checks }: SiteSettings): Outcome => (checks as Partial<Record<string, Outcome>>)[name] ?? finding.outcome;

/** Asks every check, so that whoever looks later sees everything that was found and not just the first thing. */
export function screen(checks: readonly Check[], draft: Draft, circumstances: Circumstances): Screened {
  const at = circumstances.now.toISOString();
  const verdicts = checks.map(({ name, version, reads, ask }): Verdict => {
    const finding = ask(draft, circumstances);
    const by = { version, ...(reads === 'words' ? { lists: circumstances.words.version } : {}), at };
    return finding === null
      ? { check: name, outcome: 'publish', code: null, detail: null, score: 0, ...by }
      : { check: name, detail: null, score: 1, ...by, ...finding, outcome: outcomeFor(name, finding, circumstances.settings) };
  });
  const outcome = verdicts.reduce<Outcome>((gravest, verdict) => (GRAVITY[verdict.outcome] > GRAVITY[gravest] ? verdict.outcome : gravest), 'publish');
  return { outcome, verdicts, outside: circumstances.outside };
}

/** Whether what a check says in detail is for moderators only: words of somebody else's service, and which words would get past a scorer. */
export const isForModerators = (check: string): boolean => check === OUTSIDE || check === SCORER;

/** Whether only moderators hear that a check found something at all. */
export const isUntoldCode = (code: string | null): boolean => code === SHADOWED_UNTOLD;

/** Why a reply was held or refused, for its author. */
export const reasonsIn = (verdicts: readonly KeptVerdict[], outcome: Outcome): ScreeningReason[] =>
  verdicts
    .filter((verdict) => verdict.outcome === outcome && verdict.code !== null && !isUntoldCode(verdict.code))
    .map((verdict) => ({ check: verdict.check, code: verdict.code ?? '', detail: isForModerators(verdict.check) ? null : verdict.detail }));

/** Why a reply was held, or what it was tagged with, with all that a moderator may want to know of it. */
export const queueReasonsIn = (verdicts: readonly KeptVerdict[]): QueueReason[] =>
  verdicts
    .flatMap(({ check, outcome, code, detail, score, version, lists, spots }) => ((outcome !== 'hold' && outcome !== 'tag') || code === null ? [] : {
      check, outcome, code, detail, score: score ?? null, version: version ?? null, lists: lists ?? null, spots: spots ?? [],
    }));

/** Refusals that are about where somebody posts, not about the text, and so have a name of their own. */
export const refusalOf: Readonly<Record<string, RefusalCode>> = {
  'thread.closed': 'thread.closed',
  'author.suspended': 'user.suspended',
  'author.banned': 'user.banned',
  'author.unverified': 'user.unverified',
};

/** What an author reads beside a text that cannot be posted. */
export const refusalTexts: Readonly<Record<string, string>> = {
  'text.empty': 'There is nothing to read in it yet.',
  'text.too-long': 'It is longer than a reply can be.',
  'text.repeated': 'You have posted the same text a little while ago.',
  'text.near-repeated': 'Nearly the same text was posted here a little while ago.',
  'words.suspect': 'It contains a word or phrase that is not used here.',
  'links.many': 'It has more links than are allowed here.',
  'links.refused-host': 'It links to a place that is not linked to here.',
  'words.banned': 'It contains a word or phrase that is not used here.',
  'outside.refused': 'It cannot be posted here as it is.',
  'author.burst': 'You are posting very quickly. Please wait a moment.',
};

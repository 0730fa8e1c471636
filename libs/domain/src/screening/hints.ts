import { codePoints } from '#contract/primitives';
import type { Hint } from '#contract/writing';
import { checks } from './checks.js';
import { isUntoldCode, screen, type Circumstances, type Draft } from './screening.js';

/** Fewer letters than this are an exclamation or an abbreviation: "YES", "NATO and the EU". */
const SHOUT_MIN_LETTERS = 16;
const SHOUT_MIN_WORDS = 3;

/** A text with some names and abbreviations in capitals stays under a third; one that is shouted is nearly all capitals. */
const SHOUT_SHARE = 0.7;

/** About two hundred words without a break: more than a reader takes in at once, on a telephone more than a screen. */
const LONG_LINE_CODE_POINTS = 1_200;

/** The letters of scripts that have capitals at all; all others can neither be shouted in nor be counted. */
const CAPITAL = /\p{Lu}/gu;
const SMALL = /\p{Ll}/gu;

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** What is read, without what is marked as code: a command is written in capitals for good reasons. */
const plainText = (html: string): string => html.replace(/<(code|pre)>[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ');

/** A thing that a friend who reads along would say. It never keeps anybody from posting. */
interface HintCheck {
  code: string;
  /** What exactly, for the sentence; true without more to say; false when there is nothing to say. */
  ask: (draft: Draft, circumstances: Circumstances) => string | boolean;
}

const hintChecks: readonly HintCheck[] = [
  {
    code: 'hint.shouting',
    ask: ({ html }) => {
      const text = plainText(html);
      const [capitals, small] = [count(text, CAPITAL), count(text, SMALL)];
      const words = count(text, /\p{Lu}{2,}/gu);
      return capitals + small >= SHOUT_MIN_LETTERS && words >= SHOUT_MIN_WORDS && capitals / (capitals + small) >= SHOUT_SHARE;
    },
  },
  {
    code: 'hint.long-line',
    ask: ({ body }) => {
      const longest = Math.max(...body.split('\n').map(codePoints));
      return longest > LONG_LINE_CODE_POINTS && String(longest);
    },
  },
  // Whatever its length: short texts are repeated honestly, and by a finger that pressed twice.
  { code: 'hint.repeated', ask: (_, { lately }) => lately.sameText },
  {
    code: 'hint.only-link',
    ask: ({ html, links }) => links.length > 0 && !/[\p{L}\p{N}]/u.test(html.replace(/<a href=[\s\S]*?<\/a>/g, '').replace(/<[^>]*>/g, '')),
  },
];

/** Words that a moderator looks at are not told one by one: that would be a machine for finding a way around them. */
const UNTOLD = new Set(['words.suspect', 'scorer.held']);

/** What can be said about a draft before it is posted, the gravest first. What screening says already is not said twice. */
export function hintsFor(draft: Draft, circumstances: Circumstances): Hint[] {
  const found = screen(checks, draft, circumstances).verdicts.flatMap(({ outcome, code, detail }): Hint[] =>
    outcome === 'publish' || outcome === 'tag' || code === null || isUntoldCode(code) ? [] : [{ outcome, code, detail: UNTOLD.has(code) ? null : detail }],
  );
  const refused = found.filter(({ outcome }) => outcome === 'refuse');
  const held = found.filter(({ outcome }) => outcome === 'hold');
  const repeated = found.some(({ code }) => code === 'text.repeated');
  const friendly = hintChecks.flatMap(({ code, ask }): Hint[] => {
    const said = ask(draft, circumstances);
    if (said === false || (repeated && code === 'hint.repeated')) return [];
    return [{ outcome: 'publish', code, detail: said === true ? null : said }];
  });
  return [...refused, ...held, ...friendly];
}

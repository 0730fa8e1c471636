import { describe, expect, it } from '@jest/globals';
import { siteSettings } from '#contract/sites';
import { hintsFor } from './hints.js';
import { CompiledWords, findWords } from './compiled-words.js';
import { draftOf } from './screen-reply.js';
import type { Circumstances } from './screening.js';

const calm: Circumstances = {
  thread: { open: true, moderation: 'post' },
  author: { standing: 'good', staff: false, emailVerified: true, publishedReplies: 12, registeredAt: new Date(0) },
  lately: { replies: 0, sameText: false, nearest: 0, rejected: 0 },
  settings: siteSettings.parse({}),
  words: { version: 0, banned: [], suspect: [] },
  outside: null,
  scored: null,
  countingOn: true,
  now: new Date('2021-08-26T16:16:00.000Z'),
};
const codes = (body: string, change: Partial<Circumstances> = {}) => hintsFor(draftOf(body), { ...calm, ...change }).map(({ code }) => code);

describe('hints before posting', () => {
  it.each([
    ['an ordinary text', 'I think that NATO and the EU should talk.', []],
    ['shouting', 'THIS IS WHAT I THINK OF IT!', ['hint.shouting']],
    ['shouting in Greek and in Cyrillic', 'ΑΥΤΟ ΕΙΝΑΙ ΠΟΛΥ ΑΣΧΗΜΟ, ЭТО ОЧЕНЬ ПЛОХО', ['hint.shouting']],
    ['a word in capitals', 'YES!', []],
    ['abbreviations', 'NATO, EU, WHO and UNHCR were there.', []],
    ['a script without capitals', 'این فقط یک نوشته است که هیچ حرف بزرگ ندارد', []],
    ['capitals in code', 'Try `SELECT NAME FROM USERS WHERE ID IS NULL` instead.', []],
    ['a wall of text', 'a long word '.repeat(120), ['hint.long-line']],
    ['as much in paragraphs', 'a long word\n'.repeat(120), []],
    ['a link and nothing else', 'https://a.example/story', ['hint.only-link']],
    ['a link with a word to it', 'Compare https://a.example/story', []],
  ])('%s', (_, body, found) => {
    expect(codes(body)).toEqual(found);
  });

  it('say what screening will do, the gravest first, and do not tell which words a moderator looks at', () => {
    const lately = { replies: 1, sameText: true, nearest: 0, rejected: 0 };
    const draft = draftOf('THESE TWO WORDS AND THAT BADWORD ARE HERE');
    const words = findWords([new CompiledWords({ banned: ['badword'], suspect: ['two words'] })], draft);
    expect(hintsFor(draft, { ...calm, lately, words })).toEqual([
      { outcome: 'refuse', code: 'text.repeated', detail: null },
      { outcome: 'refuse', code: 'words.banned', detail: 'badword' },
      { outcome: 'hold', code: 'words.suspect', detail: null },
      { outcome: 'publish', code: 'hint.shouting', detail: null },
    ]);
  });

  it('notice a repeat however short it is', () => {
    expect(codes('I agree.', { lately: { replies: 1, sameText: true, nearest: 0, rejected: 0 } })).toEqual(['hint.repeated']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { siteSettings, type SiteSettings } from '#contract/sites';
import { checks } from './checks.js';
import { CompiledWords, findWords } from './compiled-words.js';
import { draftOf } from './screen-reply.js';
import { reasonsIn, screen, type Circumstances } from './screening.js';

const calm: Circumstances = {
  thread: { open: true, moderation: 'post' },
  author: { standing: 'good', staff: false, emailVerified: true, publishedReplies: 12, registeredAt: new Date('2020-08-26T16:16:00.000Z') },
  lately: { replies: 0, sameText: false, nearest: 0, rejected: 0 },
  settings: siteSettings.parse({}),
  words: { version: 0, banned: [], suspect: [] },
  outside: null,
  scored: null,
  countingOn: true,
  now: new Date('2021-08-26T16:16:00.000Z'),
};

const lists = [new CompiledWords({ banned: ['badword'], suspect: ['two words'] }, 3)];

const asked = (body: string, change: Partial<Circumstances> = {}) => {
  const draft = draftOf(body);
  const { outcome, verdicts } = screen(checks, draft, { ...calm, words: findWords(lists, draft), ...change });
  return { outcome, codes: verdicts.flatMap(({ code }) => code ?? []), asked: verdicts.length };
};

const author = (change: Partial<Circumstances['author']>): Partial<Circumstances> => ({ author: { ...calm.author, ...change } });
const settings = (change: Partial<Circumstances['settings']>): Partial<Circumstances> => ({ settings: { ...calm.settings, ...change } });

const checked = (change: Partial<SiteSettings['checks']>): Partial<Circumstances> => settings({ checks: { ...calm.settings.checks, ...change } });

const LONG_ENOUGH = 'Long enough to be said only once.';
const LINKS = 'https://a.example https://b.example https://c.example';

describe('screening', () => {
  it.each<[string, string, Partial<Circumstances>, string, string[]]>([
    ['an ordinary text', 'I think so too.', {}, 'publish', []],
    ['a closed thread', 'Hello.', { thread: { open: false, moderation: 'post' } }, 'refuse', ['thread.closed']],
    ['a suspended author', 'Hello.', author({ standing: 'suspended' }), 'refuse', ['author.suspended']],
    ['a banned author', 'Hello.', author({ standing: 'banned' }), 'refuse', ['author.banned']],
    ['an unconfirmed address where that matters', 'Hello.', { ...author({ emailVerified: false }), ...settings({ unverifiedMayPost: false }) }, 'refuse', ['author.unverified']],
    ['an unconfirmed address where it does not', 'Hello.', author({ emailVerified: false }), 'publish', []],
    ['nothing but marks', '> \n> ', {}, 'refuse', ['text.empty']],
    ['nothing that shows', '\u3164\u2800\ufe0f', {}, 'refuse', ['text.empty']],
    ['too much', 'a'.repeat(5_001), {}, 'refuse', ['text.too-long']],
    ['the same text again', LONG_ENOUGH, { lately: { replies: 1, sameText: true, nearest: 0, rejected: 0 } }, 'refuse', ['text.repeated']],
    ['the same short text again', 'I agree.', { lately: { replies: 1, sameText: true, nearest: 0, rejected: 0 } }, 'publish', []],
    ['the same text while nothing is counted', LONG_ENOUGH, { lately: { replies: 1, sameText: true, nearest: 0, rejected: 0 }, countingOn: false }, 'publish', []],
    ['nearly the same text again', LONG_ENOUGH, { lately: { replies: 1, sameText: false, nearest: 0.8, rejected: 0 } }, 'hold', ['text.near-repeated']],
    ['a text that has some of the same words', LONG_ENOUGH, { lately: { replies: 1, sameText: false, nearest: 0.7, rejected: 0 } }, 'publish', []],
    ['nearly the same text by staff', LONG_ENOUGH, { ...author({ staff: true }), lately: { replies: 1, sameText: false, nearest: 1, rejected: 0 } }, 'publish', []],
    ['nearly the same text while nothing is counted', LONG_ENOUGH, { lately: { replies: 1, sameText: false, nearest: 1, rejected: 0 }, countingOn: false }, 'publish', []],
    ['a suspect phrase, where such are refused', 'These two words.', checked({ 'suspect-words': 'refuse' }), 'refuse', ['words.suspect']],
    ['a banned word, where such are held', 'badword', checked({ 'banned-words': 'hold' }), 'hold', ['words.banned']],
    ['many links, where they are only told', LINKS, checked({ links: 'tag' }), 'tag', ['links.many']],
    ['many links that are told and a word that is held', `${LINKS} two words`, checked({ links: 'tag' }), 'hold', ['words.suspect', 'links.many']],
    ['the eleventh reply in a minute', 'Hello.', { lately: { replies: 10, sameText: false, nearest: 0, rejected: 0 } }, 'refuse', ['author.burst']],
    ['the tenth', 'Hello.', { lately: { replies: 9, sameText: false, nearest: 0, rejected: 0 } }, 'publish', []],
    ['the eleventh by staff', 'Hello.', { ...author({ staff: true }), lately: { replies: 10, sameText: false, nearest: 0, rejected: 0 } }, 'publish', []],
    ['a banned word', 'What a BADWORD!', {}, 'refuse', ['words.banned']],
    ['a word that only contains one', 'What badwords!', {}, 'publish', []],
    ['a suspect phrase over a line break', 'These two\nwords.', {}, 'hold', ['words.suspect']],
    ['many links', LINKS, {}, 'hold', ['links.many']],
    ['many links by staff', LINKS, author({ staff: true }), 'publish', []],
    ['as many links as the site allows', LINKS, settings({ linksBeforeHold: 3 }), 'publish', []],
    ['somebody in the shadow', 'Hello.', author({ standing: 'shadowed' }), 'hold', ['author.shadowed']],
    ['somebody in the shadow who is not told', 'Hello.', author({ standing: 'shadowed', untold: true }), 'hold', ['author.shadowed-untold']],
    ['somebody who is read first', 'Hello.', author({ standing: 'premoderated' }), 'hold', ['author.premoderated']],
    ['somebody new, where newcomers are read first', 'Hello.', { ...author({ publishedReplies: 1 }), ...settings({ holdFirstReplies: 2 }) }, 'hold', ['author.new']],
    ['somebody no longer new', 'Hello.', { ...author({ publishedReplies: 2 }), ...settings({ holdFirstReplies: 2 }) }, 'publish', []],
    ['somebody who registered two hours ago, where a day is waited for', 'Hello.', { ...author({ registeredAt: new Date('2021-08-26T14:16:00.000Z') }), ...settings({ holdNewAccountHours: 24 }) }, 'hold', ['author.just-registered']],
    ['somebody who registered a day ago', 'Hello.', { ...author({ registeredAt: new Date('2021-08-25T16:16:00.000Z') }), ...settings({ holdNewAccountHours: 24 }) }, 'publish', []],
    ['somebody who registered now, where that is nothing', 'Hello.', author({ registeredAt: calm.now }), 'publish', []],
    ['somebody who registered in the future, by another clock, where that is nothing', 'Hello.', author({ registeredAt: new Date('2021-08-26T16:17:00.000Z') }), 'publish', []],
    ['staff that registered now', 'Hello.', { ...author({ registeredAt: calm.now, staff: true }), ...settings({ holdNewAccountHours: 24 }) }, 'publish', []],
    ['somebody of whom two were rejected, where two are much', 'Hello.', { lately: { ...calm.lately, rejected: 2 }, ...settings({ holdAfterRejections: 2 }) }, 'hold', ['author.rejected-lately']],
    ['somebody of whom one was', 'Hello.', { lately: { ...calm.lately, rejected: 1 }, ...settings({ holdAfterRejections: 2 }) }, 'publish', []],
    ['links of which one is to a host that is known', LINKS, settings({ linkHosts: { allowed: ['b.example'], refused: [] } }), 'publish', []],
    ['a link to a host that is refused', 'See https://shop.bad.example/x', settings({ linkHosts: { allowed: [], refused: ['bad.example'] } }), 'refuse', ['links.refused-host']],
    ['a link to such a host, where that is held', 'See https://bad.example/', settings({ linkHosts: { allowed: [], refused: ['bad.example'] }, checks: { ...calm.settings.checks, 'link-hosts': 'hold' } }), 'hold', ['links.refused-host']],
    ['a thread that is read first', 'Hello.', { thread: { open: true, moderation: 'pre' } }, 'hold', ['thread.premoderated']],
    ['staff in such a thread', 'Hello.', { ...author({ staff: true }), thread: { open: true, moderation: 'pre' } }, 'publish', []],
    ['a word and links and a hold', `badword ${LINKS}`, { thread: { open: true, moderation: 'pre' } }, 'refuse', ['words.banned', 'links.many', 'thread.premoderated']],
  ])('%s', (_, body, change, outcome, codes) => {
    expect(asked(body, change)).toEqual({ outcome, codes, asked: checks.length });
  });

  it('says by which rule, how surely and where, and when', () => {
    const draft = draftOf('Well, *two* words: https://a.example/two-words');
    const { verdicts } = screen(checks, draft, { ...calm, words: findWords(lists, draft) });
    const at = '2021-08-26T16:16:00.000Z';
    expect(verdicts.find(({ check }) => check === 'suspect-words')).toEqual({
      check: 'suspect-words', outcome: 'hold', code: 'words.suspect', detail: 'two words', score: 1, version: 2, lists: 3, at, spots: [{ start: 6, end: 15 }, { start: 35, end: 44 }],
    });
    expect(verdicts.find(({ check }) => check === 'banned-words')).toEqual({ check: 'banned-words', outcome: 'publish', code: null, detail: null, score: 0, version: 2, lists: 3, at });
    expect(verdicts.find(({ check }) => check === 'links')).toEqual({ check: 'links', outcome: 'publish', code: null, detail: null, score: 0, version: 2, at });
  });

  it('finds words that are shown in pieces, and words that are not shown', () => {
    const hits = (body: string) => findWords(lists, draftOf(body));
    expect(hits('b**ad**w&#111;rd')).toEqual({ version: 3, banned: [{ phrase: 'badword', spots: [{ start: 0, end: 7 }] }], suspect: [] });
    expect(hits('[see](https://a.example/badword)')).toEqual({ version: 3, banned: [{ phrase: 'badword', spots: [] }], suspect: [] });
  });

  it('holds what takes too long to render, and shows it as it was written', () => {
    const { verdicts, outcome } = screen(checks, { ...draftOf('Hello.'), rendered: false }, calm);
    expect([outcome, reasonsIn(verdicts, 'hold')]).toEqual(['hold', [{ check: 'rendering', code: 'text.slow', detail: null }]]);
  });
});

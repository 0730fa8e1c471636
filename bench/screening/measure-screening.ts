import { CompiledWords, findWords } from '../../libs/domain/src/screening/compiled-words.js';
import { lettersOf, wordsOf } from '../../libs/domain/src/screening/letters.js';
import { renderMarkup } from '../../libs/platform/src/markup/render-markup.js';
import { hostileTexts } from '../../test/make/hostile-texts.js';
import { median, quantile, show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import type { Stage } from '../stage/stage.js';

/** The limit for one reply. */
const LIMIT_MS = 5;
const PHRASES = 10_000;
const LETTERS = 5_000;
const TIMES = 200;

/** Syllables of many languages' words: phrases begin alike, as those of real lists do. */
const SYLLABLES = 'ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so su ta te ti to tu'.split(' ');

/** A phrase of one to three words that no text of ours has: each is made of its number's digits. */
function phraseOf(number: number): string {
  const word = (value: number): string => [value, value / 45, value / 2_025].map((digit) => SYLLABLES[Math.floor(digit) % 45] ?? '').join('');
  return Array.from({ length: 1 + (number % 3) }, (_, at) => word(number * 7 + at * 997)).join(' ');
}

const arabic = 'این یک نوشتهٔ آرام دربارهٔ شهر است و هیچ چیز بدی در آن نیست؛ مردم خاموش گوش می‌دهند. ';
const latin = 'The council met on Tuesday to talk about the old bridge, and nobody was quite of the same mind about it. ';
const fill = (part: string): string => [...part.repeat(LETTERS)].slice(0, LETTERS).join('');

/** What is looked into, by its name in the table. */
const texts: Record<string, string> = {
  'English': fill(latin),
  'Persian': fill(arabic),
  'every third word of a list': fill(Array.from({ length: 900 }, (_, at) => (at % 3 === 0 ? phraseOf(at * 11) : 'and so')).join(' ')),
  'letters and digits apart': fill('s p 4 m 1 l '),
  'heaps of marks': fill(hostileTexts['zalgo'] ?? 'z\u0301\u0302'),
  'emoji': fill('😀'),
};

function timed(act: () => unknown): number {
  const begun = performance.now();
  act();
  return performance.now() - begun;
}

/** What looking for ten thousand phrases in a reply of the greatest length costs, beside asking for each phrase whether the text has it. */
export function measureScreening(_stage: Stage, say: (message: string) => void): Promise<Report> {
  const phrases = Array.from({ length: PHRASES }, (_, number) => phraseOf(number));
  const lists = { banned: phrases.slice(0, PHRASES / 2), suspect: phrases.slice(PHRASES / 2) };
  const ready = Array.from({ length: 5 }, () => timed(() => new CompiledWords(lists)));
  const compiled = [new CompiledWords(lists)];
  const folded = phrases.map((phrase) => wordsOf(lettersOf(phrase, { symbols: false })));
  say(`${PHRASES.toLocaleString('en')} phrases, ${Object.keys(texts).length} texts of ${LETTERS.toLocaleString('en')} characters, ${TIMES} times each …`);
  const figures = Object.entries(texts).map(([name, body]) => {
    const html = renderMarkup(body);
    const found = (): number => { const { banned, suspect } = findWords(compiled, { body, html }); return banned.length + suspect.length; };
    const loop = (): number => { const words = wordsOf(lettersOf(body, { symbols: false })); return folded.filter((phrase) => words.includes(phrase)).length; };
    const [hits, loopHits] = [found(), loop()];
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let time = 0; time < TIMES; time += 1) {
      ours.push(timed(found));
      if (time % 10 === 0) theirs.push(timed(loop));
    }
    const sorted = ours.toSorted((one, other) => one - other);
    return { name, hits, loopHits, median: median(ours), p99: quantile(sorted, 0.99), loop: median(theirs) };
  });
  const worst = Math.max(...figures.map((figure) => figure.median));
  return Promise.resolve({
    title: `Word lists: milliseconds to look for ${PHRASES.toLocaleString('en')} phrases in ${LETTERS.toLocaleString('en')} characters`,
    columns: ['', 'median', 'p99', 'found', 'plain loop', 'it found', 'times as fast'],
    rows: figures.map(({ name, hits, loopHits, loop, ...times }) => [name, show(times.median), show(times.p99), String(hits), show(loop), String(loopHits), show(loop / times.median, 1)]),
    notes: [
      `Target: the worst median <= ${LIMIT_MS} ms: ${show(worst)} ms, ${worst <= LIMIT_MS ? 'met' : 'MISSED'}`,
      `Making the lists ready, once a change: ${show(median(ready))} ms. The plain loop asks for each phrase whether the folded text has it, and sees through no disguise but folding.`,
    ],
    figures,
  });
}

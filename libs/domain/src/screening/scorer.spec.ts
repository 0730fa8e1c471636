import { describe, expect, it } from '@jest/globals';
import { renderMarkup } from '#platform/markup/render-markup';
import { featuresOf, LEARNED_BEFORE_SPEAKING, scoreOf, type Learned, type Scored } from './scorer.js';
import { figureAt, figuresFrom, HELD_BACK_FOR_FIGURES, suggestedFrom } from './scorer-figures.js';

const features = (body: string, links: string[] = []) => featuresOf({ html: renderMarkup(body), links });

/** A scorer that learned some texts a hundred times over. */
function taught(texts: { approved: string[]; rejected: string[] }, times = LEARNED_BEFORE_SPEAKING) {
  const words = new Map<number, Learned>();
  const all: Learned = { approved: 0, rejected: 0 };
  for (const kind of ['approved', 'rejected'] as const) {
    for (let time = 0; time < times; time += 1) {
      all[kind] += 1;
      for (const key of new Set(features(texts[kind][time % texts[kind].length] ?? '').map((feature) => feature.key))) {
        const seen = words.get(key) ?? { approved: 0, rejected: 0 };
        words.set(key, { ...seen, [kind]: seen[kind] + 1 });
      }
    }
  }
  return (body: string): Scored | null => scoreOf(features(body), all, (key) => words.get(key) ?? { approved: 0, rejected: 0 });
}

const TAUGHT = { approved: ['The council met about the bridge.', 'شورای شهر دربارهٔ پل جلسه داشت.'], rejected: ['Free crypto, write to my wallet.', 'وام فوری بدون ضامن، پیام بده.'] };

describe('the scorer', () => {
  it('says nothing before it has learned enough of both kinds', () => {
    expect(taught(TAUGHT, LEARNED_BEFORE_SPEAKING - 1)('Free crypto')).toBeNull();
    expect(taught(TAUGHT)('Free crypto')).not.toBeNull();
  });

  it('is neutral about words that it does not know', () => {
    expect(taught(TAUGHT)('Entirely unheard syllables')).toEqual({ score: 0.5, against: [], on: [], spots: [] });
    expect(taught(TAUGHT)('')?.score).toBe(0.5);
  });

  it('knows what was rejected and what was approved, and says by which words', () => {
    const body = 'Some FREE crypto for the council';
    const scored = taught(TAUGHT)(body);
    expect([scored?.against, scored?.on]).toEqual([['FREE', 'crypto'], ['the', 'council']]);
    expect(scored?.spots.map(({ start, end }) => body.slice(start, end))).toEqual(['FREE', 'crypto']);
    expect(taught(TAUGHT)('Free crypto: write to my wallet')?.score).toBeGreaterThan(0.95);
    expect(taught(TAUGHT)('The council met')?.score).toBeLessThan(0.1);
  });

  it.each(['Frее  сrуpto', 'ＦＲＥＥ crypto', 'وام فورى بدون ضامن'])('reads %s as word lists do, whatever it is written with', (body) => {
    expect(taught(TAUGHT)(body)?.score).toBeGreaterThan(0.8);
  });

  it('looks at where links lead', () => {
    const [link] = features('', ['https://pills.example/buy?id=1']);
    expect([link?.text, link?.at[0]?.spot]).toEqual(['pills.example', null]);
  });

  it('says the same of the same text, and stays within 0 and 1 whatever it is', () => {
    const score = taught(TAUGHT);
    const long = 'free crypto wallet council bridge '.repeat(150);
    expect(score(long)).toEqual(score(long));
    for (const body of [long, '🙂'.repeat(500), '\u0301'.repeat(100), 'a '.repeat(2_000)]) expect(score(body)?.score).toBeGreaterThanOrEqual(0);
    for (const body of [long, '🙂'.repeat(500)]) expect(score(body)?.score).toBeLessThanOrEqual(1);
  });
});

describe('its figures', () => {
  const tried = (rejected: number[], approved: number[]) => [...rejected.map((score) => ({ score, rejected: true })), ...approved.map((score) => ({ score, rejected: false }))];
  const times = (score: number, count: number) => Array.from({ length: count }, () => score);

  it('are the share of what it would have held that was rejected, and the share of what was rejected', () => {
    expect(figureAt(tried([0.9, 0.9, 0.2], [0.95, 0.1]), 0.9)).toEqual({ threshold: 0.9, held: 3, right: 2, precision: 2 / 3, recall: 2 / 3 });
    expect(figureAt(tried([0.9], [0.1]), 0.99)).toMatchObject({ held: 0, precision: null, recall: 0 });
  });

  it('are not given before enough of both kinds were held back', () => {
    expect(figuresFrom(tried(times(1, HELD_BACK_FOR_FIGURES - 1), times(0, 500)))).toEqual([]);
    expect(figuresFrom(tried(times(1, HELD_BACK_FOR_FIGURES), times(0, HELD_BACK_FOR_FIGURES)))).toHaveLength(7);
  });

  it('suggest the lowest threshold at which nine of ten were rejected, or none', () => {
    expect(suggestedFrom(figuresFrom(tried(times(0.85, 40), [...times(0.65, 30), ...times(0.1, 10)])))).toBe(0.7);
    expect(suggestedFrom(figuresFrom(tried(times(0.85, 40), times(0.85, 40))))).toBeNull();
  });
});

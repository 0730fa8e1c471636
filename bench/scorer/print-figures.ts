import { featuresOf, scoreOf, type Learned, type Scored } from '../../libs/domain/src/screening/scorer.js';
import { figureAt, figuresFrom, HELD_BACK_EVERY, suggestedFrom, type Tried } from '../../libs/domain/src/screening/scorer-figures.js';
import { linksIn, renderMarkup } from '../../libs/platform/src/markup/render-markup.js';
import { labelledSet, type Labelled } from '../../test/sets/labelled-set.js';

/** A scorer that keeps what it learns in memory, by the same counts as a site's in the database. */
class MemoryScorer {
  private readonly all: Learned = { approved: 0, rejected: 0 };
  private readonly words = new Map<number, Learned>();

  score(text: string): Scored | null {
    return scoreOf(this.features(text), this.all, (key) => this.seen(key));
  }

  learn({ text, rejected }: Labelled): void {
    const kind = rejected ? 'rejected' : 'approved';
    this.all[kind] += 1;
    for (const key of new Set(this.features(text).map((feature) => feature.key))) this.words.set(key, { ...this.seen(key), [kind]: this.seen(key)[kind] + 1 });
  }

  private seen(key: number): Learned {
    return this.words.get(key) ?? { approved: 0, rejected: 0 };
  }

  private features(text: string) {
    const html = renderMarkup(text);
    return featuresOf({ html, links: linksIn(html) });
  }
}

type TriedText = Tried & Labelled;

const tried = (scorer: MemoryScorer, text: Labelled): TriedText[] => {
  const scored = scorer.score(text.text);
  return scored === null ? [] : [{ ...text, score: scored.score }];
};

/** As on a site: every fifth text is scored and not learned from, once there is enough to go by. */
function asOnASite(set: Labelled[]): TriedText[] {
  const scorer = new MemoryScorer();
  return set.flatMap((text, at) => {
    if ((at + 1) % HELD_BACK_EVERY === 0) return tried(scorer, text);
    scorer.learn(text);
    return [];
  });
}

/** Harder: each sentence is scored by what was learned from four fifths of the others, in no dress of its own. */
function unseenSentences(set: Labelled[]): TriedText[] {
  const families = [...new Set(set.map(({ family }) => family))];
  return Array.from({ length: HELD_BACK_EVERY }, (_, part) => {
    const held = new Set(families.filter((_family, at) => at % HELD_BACK_EVERY === part));
    const scorer = new MemoryScorer();
    for (const text of set) if (!held.has(text.family)) scorer.learn(text);
    return set.filter(({ family }) => held.has(family)).flatMap((text) => tried(scorer, text));
  }).flat();
}

const percent = (share: number | null): string => (share === null ? '   —' : `${(100 * share).toFixed(0).padStart(3)} %`);

function print(title: string, all: TriedText[]): void {
  const figures = figuresFrom(all);
  const rejected = all.filter((each) => each.rejected).length;
  const lines = figures.map(({ threshold, held, precision, recall }) => `  ${threshold.toFixed(2)}       ${String(held).padStart(4)}   ${percent(precision)}       ${percent(recall)}`);
  const threshold = suggestedFrom(figures);
  const languages = [...new Set(all.map(({ language }) => language))].map((language) => {
    const { precision, recall } = figureAt(all.filter((each) => each.language === language), threshold ?? 0.9);
    return `  ${language}: precision ${percent(precision)}, recall ${percent(recall)}`;
  });
  process.stdout.write(`\n${title}\n${all.length} texts were held back and scored, ${rejected} of them rejected.\n\n  threshold  held   precision   recall\n${lines.join('\n')}\n\nSuggested threshold: ${threshold ?? 'none'}. There, by language:\n${languages.join('\n')}\n`);
}

const set = labelledSet();
process.stdout.write(`The local scorer on the labelled set of test/sets (made for this project; its source and its limits stand in test/sets/README.md): ${set.length} texts.\n`);
print('1. As on a site: every fifth decision is held back', asOnASite(set));
print('2. Harder: sentences of which no dress was learned from', unseenSentences(set));

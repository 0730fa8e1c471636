import type { QueueItem } from '#contract/moderation';

/** The same letter on an Arabic and on a Persian keyboard. */
const keyboards = new Map([['ك', 'ک'], ['ي', 'ی'], ['ى', 'ی']]);

/** Case, accents, keyboards and presentation forms make no difference to somebody who is looking for something. */
const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[كيى]/gu, (letter) => keyboards.get(letter) ?? letter).toLocaleLowerCase('en');

/** The items in which every word of the filter occurs: in the text, the author's name, the article or a report. */
export function filterItems(items: readonly QueueItem[], filter: string): readonly QueueItem[] {
  const words = fold(filter).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return items;
  return items.filter((item) => {
    const notes = item.reports.map((report) => report.note ?? '');
    const heap = fold([item.reply.body ?? '', item.reply.author?.name ?? '', item.article.headline, ...notes].join('\n'));
    return words.every((word) => heap.includes(word));
  });
}

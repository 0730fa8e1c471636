import { describe, expect, it } from '@jest/globals';
import { markFound, roomForMarking } from './mark-found.js';
import { searchTerms } from './search-terms.js';

const said = (typed: string): string[] => searchTerms(typed).map(({ words, beginning }) => words.join(' ') + (beginning ? '*' : ''));

describe('what somebody types to find something', () => {
  it.each([
    ['massoud', ['massoud*']],
    ['Ahmad Massoud', ['ahmad', 'massoud*']],
    ['"Ahmad Massoud"', ['ahmad massoud']],
    ['«لە شەش» „drei Tage“ x', ['له شهش', 'drei tage', 'x']],
    ['"never closed', ['never closed*']],
    ['done ', ['done']],
    ['an', ['an']],
    ['東京タワー', ['東 京 タ ワ ー']],
    ['!!! ??? ""', []],
    ["'; DROP TABLE replies; -- a:* & b | !c <-> (d", ['drop', 'table', 'replies', 'a', 'b', 'c', 'd']],
    ['é'.repeat(3), ['eee*']],
  ])('%s', (typed, terms) => {
    expect(said(typed)).toEqual(terms);
  });

  it('is at most a dozen things', () => {
    expect(searchTerms('a b c d e f g h i j k l m n o p')).toHaveLength(12);
  });
});

describe('what is found', () => {
  it.each([
    ['<p>Talks first, talks last.</p>', 'talks', '<p><mark>Talks</mark> first, <mark>talks</mark> last.</p>'],
    ['<p>Café au lait</p>', 'cafe', '<p><mark>Café</mark> au lait</p>'],
    ['<p>Cafe\u0301s</p>', 'CAFÉ', '<p><mark>Cafe\u0301s</mark></p>'],
    ['<p>one two, two one</p>', '"two one"', '<p>one two, <mark>two</mark> <mark>one</mark></p>'],
    ['<p><a href="https://example.org/href">a link to href</a></p>', 'href', '<p><a href="https://example.org/href">a link to <mark>href</mark></a></p>'],
    ['<p>&lt;script&gt; &amp; lt</p>', 'script lt', '<p>&lt;<mark>script</mark>&gt; &amp; <mark>lt</mark></p>'],
    ['<p>lt &lt; amp</p>', '"amp"', '<p>lt &lt; <mark>amp</mark></p>'],
    ['<p>東京タワーに行く</p>', 'タワー', '<p>東京<mark>タワー</mark>に行く</p>'],
    ['<p>كتابـــهای مُحَمَّد</p>', 'محمد', '<p>كتابـــهای <mark>مُحَمَّد</mark></p>'],
    ['<p>می‌خواهم</p>', 'میخواهم', '<p><mark>می‌خواهم</mark></p>'],
    ['<p>ＦＵＬＬ</p>', 'full', '<p><mark>ＦＵＬＬ</mark></p>'],
    ['<p>in<em>side</em></p>', '"inside"', '<p>in<em>side</em></p>'],
    ['<p>talk</p>', 'mark', '<p>talk</p>'],
  ])('%s for %s', (html, typed, marked) => {
    expect(markFound(html, searchTerms(typed))).toBe(marked);
  });

  it('is marked in a moment, whatever the text', () => {
    const began = process.threadCpuUsage();
    for (const text of ['a@b.com '.repeat(2_500), 'z\u0300\u0301'.repeat(1_600), '東'.repeat(5_000), '<'.repeat(5_000), '&'.repeat(5_000), '😀'.repeat(5_000)]) {
      markFound(`<p>${text}</p>`, searchTerms('a b com "東 東 東" 東東東'));
    }
    // Its own time alone: others may be at work on the machine.
    expect(process.threadCpuUsage(began).user).toBeLessThan(1_500_000);
  });

  it('is marked as far as there is room, and no half a word', () => {
    const marks = (html: string): number => html.split('<mark>').length - 1;
    const [html, words] = [`<p>${'talk '.repeat(1_000)}</p>`, searchTerms('"talk"')];
    const room = { letters: 8 + 5 * 1_500, comparisons: 1_000_000 };
    expect([html, html].map((each) => marks(markFound(each, words, room)))).toEqual([1_000, 499]);
    expect(markFound('<p>talk talking</p>', searchTerms('talk talk'), { letters: 12, comparisons: 100 })).toBe('<p><mark>talk</mark> talking</p>');
    expect(markFound(html, words, { letters: 0, comparisons: 100 })).toBe(html);
    expect(marks(markFound(html, words, { letters: 10_000, comparisons: 3 }))).toBe(3);
    expect(marks(markFound(`<p>${'talk '.repeat(10_000)}</p>`, words))).toBe(1_999);
  });

  it('is marked in a page in a moment, whatever it is', () => {
    const letters = (from: number) => Array.from({ length: 4_900 }, (_, place) => String.fromCodePoint(from + place)).join('');
    const pages = {
      phrase: [Array.from({ length: 20 }, () => 'é '.repeat(2_450)), `"${'é '.repeat(90)}"`],
      ideographs: [Array.from({ length: 20 }, () => '東'.repeat(4_900)), '東'.repeat(200)],
      'ever other letters': [Array.from({ length: 20 }, (_, place) => letters(0x20000 + place * 4_900)), 'a'],
    } as const;
    for (const [name, [texts, typed]] of Object.entries(pages)) {
      const [room, terms, before] = [roomForMarking(), searchTerms(typed), process.threadCpuUsage()];
      for (const text of texts) markFound(`<p>${text}</p>`, terms, room);
      // Its own time alone: others may be at work on the machine.
      expect([name, process.threadCpuUsage(before).user < 200_000]).toEqual([name, true]);
    }
  });
});

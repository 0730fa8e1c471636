import { describe, expect, it } from '@jest/globals';
import { escapeHtml, renderMarkup } from './render-markup.js';
import { shownText } from './shown-text.js';

describe('the text of a rendering', () => {
  it.each([
    ['Plain words.', 'Plain words.'],
    ['sp**a**m and `co<de`', 'spam and co<de'],
    ['s&#112;am &amp; 1 < 2 "quoted" it\'s', 'spam & 1 < 2 "quoted" it\'s'],
    ['One.\n\nTwo\nlines.', 'One.\nTwo\nlines.'],
    ['* a\n* b\n\n> c', '\na\nb\n\n\nc\n'],
    ['See [this](https://a.example/?a=1&b=2 "a > b").', 'See this.'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('of %j is %j', (source, text) => {
    expect(shownText(renderMarkup(source))).toBe(text);
  });

  it('is the text itself where it is shown as it was written', () => {
    const text = 'a < b & "c" \'d\' &amp; &nbsp;';
    expect(shownText(escapeHtml(text))).toBe(text);
  });
});

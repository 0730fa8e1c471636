import { describe, expect, it } from '@jest/globals';
import { plainText } from './plain-text.js';

describe('rendered text without its markup', () => {
  it.each([
    ['<p>One <em>two</em> &amp; three</p>\n<p>Four</p>\n', 'One two & three\nFour'],
    ['<ul>\n<li>a</li>\n<li>b</li>\n</ul>', 'a\nb'],
    ['<p>a<br>b</p>', 'a\nb'],
    ['<p>&lt;script&gt;</p>', '<script>'],
    ['', ''],
  ])('%j', (html, expected) => {
    expect(plainText(html)).toBe(expected);
  });
});

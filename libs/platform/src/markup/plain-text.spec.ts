import { describe, expect, it } from '@jest/globals';
import { beginningOf, plainText } from './plain-text.js';
import { renderMarkup } from './render-markup.js';

describe('a rendered text without its markup', () => {
  it.each([
    ['*Quiet* words, & **loud** ones', 'Quiet words, & loud ones'],
    ['one\ntwo\n\nthree', 'one\ntwo\nthree'],
    ['- a\n- b', 'a\nb'],
    ['</script><script>alert(1)</script>', '</script><script>alert(1)</script>'],
    ['[a link](https://example.org/?a=1&b=2)', 'a link'],
    ['😀'.repeat(3), '😀😀😀'],
  ])('%j reads %j', (source, text) => {
    expect(plainText(renderMarkup(source))).toBe(text);
  });
});

describe('the beginning of a text', () => {
  it('is cut between words, or within one that is too long', () => {
    expect(beginningOf('The bridge is closed', 14)).toBe('The bridge is…');
    expect(beginningOf('a'.repeat(20), 5)).toBe('aaaa…');
    expect(beginningOf('short\nenough', 20)).toBe('short enough');
  });

  it('counts what a reader counts and breaks no character', () => {
    expect(beginningOf('😀'.repeat(5_000), 3)).toBe('😀😀…');
  });
});

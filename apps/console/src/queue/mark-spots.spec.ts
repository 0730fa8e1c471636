import { describe, expect, it } from '@jest/globals';
import { markSpots } from './mark-spots.js';

describe('words that a check found', () => {
  it.each([
    ['<p>A bad word.</p>', [{ start: 2, end: 5 }], '<p>A <mark>bad</mark> word.</p>'],
    ['<p>b<em>a</em>d</p>', [{ start: 0, end: 3 }], '<p><mark>b</mark><em><mark>a</mark></em><mark>d</mark></p>'],
    ['<p>1 &lt; 2 &amp; bad</p>', [{ start: 8, end: 11 }], '<p>1 &lt; 2 &amp; <mark>bad</mark></p>'],
    ['<p>&#128512;😀 bad</p>', [{ start: 5, end: 8 }], '<p>&#128512;😀 <mark>bad</mark></p>'],
    ['<p>😀😀</p>', [{ start: 2, end: 4 }], '<p>😀<mark>😀</mark></p>'],
    ['<p>a</p>\n<p>b</p>', [{ start: 0, end: 3 }], '<p><mark>a</mark></p><mark>\n</mark><p><mark>b</mark></p>'],
    ['<a href="https://bad.example">bad</a>', [{ start: 0, end: 3 }], '<a href="https://bad.example"><mark>bad</mark></a>'],
    ['abcdef', [{ start: 3, end: 5 }, { start: 0, end: 2 }, { start: 1, end: 4 }], '<mark>abcde</mark>f'],
    ['abc', [{ start: 1, end: 1 }, { start: 7, end: 9 }], 'abc'],
    ['abc', [], 'abc'],
  ])('are marked in %j', (html, spots, marked) => {
    expect(markSpots(html, spots)).toBe(marked);
  });
});

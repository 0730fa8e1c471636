import { describe, expect, it } from '@jest/globals';
import { FONT } from '#contract/theme';
import { lookQuery } from './frame-query.js';
import { themeStyle } from './theme-style.js';

describe('a publisher’s theme as a style sheet', () => {
  it('is empty where nothing was chosen', () => {
    expect(themeStyle({ accent: null, font: null })).toBe('\n');
  });

  it('names fonts in quotes, and kinds of fonts without', () => {
    const style = themeStyle({ accent: null, font: 'Gill Sans Nova, Georgia, serif' });
    expect(style).toContain("--bl-serif: 'Gill Sans Nova', 'Georgia', 'Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Arabic', serif;");
    expect(themeStyle({ accent: null, font: 'Vazirmatn' })).toContain("'Vazirmatn', 'Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Arabic', serif;");
  });

  it('has the accent for light, for dark, and for those who follow the reader’s device', () => {
    const style = themeStyle({ accent: '#0b5fff', font: null });
    expect(style).toMatch(/^:root \{ --bl-accent: #0b5fff; --bl-on-accent: #ffffff; \}\n\[data-theme='dark'\] \{ --bl-accent: #[0-9a-f]{6};/);
    expect(style).toContain("@media (prefers-color-scheme: dark) { [data-theme='auto'] {");
  });

  it.each(["Georgia'; } * { color: red", 'x) url(//evil.example', 'a\\27', '</style>', '"Georgia"', '', 'a'.repeat(201), 'a;b', 'a{b', 'a/*b'])('takes no font such as %s', (font) => {
    expect(FONT.test(font)).toBe(false);
    expect(lookQuery.parse({ font, accent: 'red;}' })).toEqual({ accent: null, font: null });
  });
});

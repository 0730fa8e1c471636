import { describe, expect, it } from '@jest/globals';
import { contrastOf, readableAccent } from './readable-accent.js';

const papers = { light: ['#ffffff', '#f6f4ef'], dark: ['#171614', '#211f1c'] } as const;

describe('an accent that can be read', () => {
  it('knows what WCAG says of known pairs', () => {
    expect(contrastOf('#000000', '#ffffff')).toBe(21);
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('is the publisher’s own where that is enough', () => {
    expect(readableAccent('#0b5fff').light).toEqual({ accent: '#0b5fff', onAccent: '#ffffff' });
    expect(readableAccent('#F0929B').dark.accent).toBe('#f0929b');
  });

  it('is as near to it as can be read where it is not', () => {
    const { light, dark } = readableAccent('#ffdd00');
    expect(dark.accent).toBe('#ffdd00');
    expect(contrastOf(light.accent, '#f6f4ef')).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(light.accent, '#f6f4ef')).toBeLessThan(5.5);
  });

  it('has 4.5 : 1 on every paper and under every button’s words, whatever was wanted', () => {
    const parts = ['00', '33', '66', '99', 'cc', 'ff'];
    for (const hex of parts.flatMap((red) => parts.flatMap((green) => parts.map((blue) => `#${red}${green}${blue}`)))) {
      const found = readableAccent(hex);
      for (const scheme of ['light', 'dark'] as const) {
        const { accent, onAccent } = found[scheme];
        for (const paper of papers[scheme]) expect([hex, scheme, contrastOf(accent, paper) >= 4.5]).toEqual([hex, scheme, true]);
        expect([hex, scheme, contrastOf(accent, onAccent) >= 4.5]).toEqual([hex, scheme, true]);
      }
    }
  });
});

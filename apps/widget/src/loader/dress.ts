import type { Wish } from '#contract/frame';
import { asked, type Home } from './page.js';

const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

/** A text as bright as this, of 255, stands on something dark. */
const BRIGHT = 128;

/** Whether the reader's device wants darkness. */
export const darkWanted = matchMedia('(prefers-color-scheme: dark)');

/** The text's colour tells: unlike the background it is inherited, and never see-through. */
function isDark(text: string): boolean {
  const [, red, green, blue] = /^rgba?\((\d+), (\d+), (\d+)/.exec(text) ?? [];
  return green === undefined ? darkWanted.matches : (2 * Number(red) + 7 * Number(green) + Number(blue)) / 10 > BRIGHT;
}

let pen: CanvasRenderingContext2D | null | undefined;

/** Any colour that the browser knows, as six digits: a pen that is handed one says it so, and keeps its own if it is none. */
function sixDigits(colour: string): string | null {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return null;
  pen.fillStyle = 'transparent';
  pen.fillStyle = colour;
  return pen.fillStyle.startsWith('#') ? pen.fillStyle : null;
}

/**
 * As the publisher says in an attribute or in a custom property, which is inherited like any other. Light or dark is as the
 * page is, unless it is said: a page that stays light at night wants a light discussion.
 */
export function dressOf(home: Home, place: HTMLElement): Wish & { theme: Scheme } {
  const style = getComputedStyle(place);
  const named = asked(home, place, 'theme') ?? document.documentElement.dataset['theme'];
  const wish = (name: string) =>
    asked(home, place, name) || style.getPropertyValue(`--belowline-${name}`).trim() || null;
  const accent = wish('accent');
  return {
    theme: schemes.find((scheme) => scheme === named) ?? (isDark(style.color) ? 'dark' : 'light'),
    accent: accent && sixDigits(accent),
    // As a style sheet has them; we do not need them.
    font: wish('font')?.replace(/["']/g, '') ?? null,
    density: wish('density'),
  };
}

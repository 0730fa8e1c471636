/** A colour as browsers count it: red, green and blue from 0 to 255. */
type Colour = readonly [number, number, number];

/** WCAG 2.2, 1.4.3: what text must differ by from what it stands on. */
const LEAST_CONTRAST = 4.5;

/** What `brightness(1.1)` in paper.css does to a button under the pointer. */
const HOVER = 1.1;

/** The papers of paper.css that are hardest to write on: the wash behind a reply that a permalink points at. */
const LIGHT_WASH: Colour = [0xf6, 0xf4, 0xef];
const DARK_WASH: Colour = [0x21, 0x1f, 0x1c];
const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [0, 0, 0];
/** What stands on the accent in the dark. */
const DARK_INK: Colour = [0x17, 0x16, 0x14];

const parse = (hex: string): Colour => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;

const print = (colour: Colour): string => `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const mix = (from: Colour, to: Colour, share: number): Colour => from.map((part, at) => part + ((to[at] ?? 0) - part) * share) as unknown as Colour;

/** Relative luminance, by WCAG's definition. */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** How two colours, as six digits each, differ by WCAG's measure: 1 is not at all, 21 is black and white. */
export const contrastOf = (one: string, other: string): number => contrast(parse(one), parse(other));

/** Goes towards a colour in hundredths, and no further than it must. */
function nearest(from: Colour, towards: Colour, fits: (colour: Colour) => boolean): string {
  for (let step = 0; step < 100; step += 1) {
    // As it will be written, so that rounding takes nothing back.
    const colour = parse(print(mix(from, towards, step / 100)));
    if (fits(colour)) return print(colour);
  }
  return print(towards);
}

/** An accent, and what can be read when it stands on it. */
export interface ReadableAccent {
  accent: string;
  onAccent: string;
}

/** A publisher's accent as it can be read on light paper and on dark: as it is where that is enough, else darker or lighter. */
export function readableAccent(hex: string): { light: ReadableAccent; dark: ReadableAccent } {
  const wanted = parse(hex);
  const hovered = (colour: Colour): Colour => colour.map((part) => Math.min(255, part * HOVER)) as unknown as Colour;
  const light = nearest(wanted, BLACK, (colour) => contrast(colour, LIGHT_WASH) >= LEAST_CONTRAST && contrast(hovered(colour), WHITE) >= LEAST_CONTRAST);
  const dark = nearest(wanted, WHITE, (colour) => contrast(colour, DARK_WASH) >= LEAST_CONTRAST && contrast(colour, DARK_INK) >= LEAST_CONTRAST);
  return { light: { accent: light, onAccent: print(WHITE) }, dark: { accent: dark, onAccent: print(DARK_INK) } };
}

/** How a publisher has a discussion look. Without zod: the publisher's page and the frame check by it too. */

/** A colour as six digits, such as `#9c1c2b`. Nothing else comes into a style sheet. */
export const ACCENT = /^#[0-9a-f]{6}$/i;

/** Names of fonts, the first wanted first. Without quotes, brackets and semicolons there is no way out of a declaration. */
export const FONT = /^[\p{L}\p{N}][\p{L}\p{N} ,_-]{0,199}$/u;

export const densities = ['comfortable', 'compact'] as const;
/** How close together things stand. */
export type Density = (typeof densities)[number];

/** What a page or a site chose; null is ours. */
export interface Look {
  accent: string | null;
  font: string | null;
  density: Density | null;
}

import type { Spot } from '#contract/moderation';

/** A tag, an entity, which is one letter on the page, or one UTF-16 unit of the text. */
const PIECE = /<[^>]*>|&[#\w]+;|[\s\S]/g;

/** Spots in their order, those that touch or overlap made one. */
function merged(spots: readonly Spot[]): Spot[] {
  const one: Spot[] = [];
  for (const { start, end } of [...spots].sort((a, b) => a.start - b.start)) {
    const last = one.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else one.push({ start, end });
  }
  return one.filter(({ start, end }) => end > start);
}

const ENTITY = /^&(?:#x([0-9a-f]+)|#(\d+)|\w+);$/i;

/** How many units of the page's text a piece of its source is: an emoji may be written as a number. */
function unitsOf(piece: string): number {
  if (piece.length === 1) return 1;
  const [, hex, decimal] = ENTITY.exec(piece) ?? [];
  return (hex === undefined ? Number(decimal ?? 0) : parseInt(hex, 16)) > 0xffff ? 2 : 1;
}

/**
 * Puts marks around places in the text of sanitised HTML. They are counted as the server counts them, in the text without its
 * tags; a mark that a tag would cut is closed before it and begun anew behind it.
 */
export function markSpots(html: string, spots: readonly Spot[]): string {
  const rest = merged(spots);
  let [marked, at, open] = ['', 0, false];
  const mark = (on: boolean) => {
    if (on !== open) marked += on ? '<mark>' : '</mark>';
    open = on;
  };
  for (const [piece] of html.matchAll(PIECE)) {
    const isTag = piece.length > 1 && piece.startsWith('<');
    if (isTag) mark(false);
    else {
      while (rest[0] !== undefined && rest[0].end <= at) rest.shift();
      mark(rest[0] !== undefined && rest[0].start <= at);
      at += unitsOf(piece);
    }
    marked += piece;
  }
  mark(false);
  return marked;
}

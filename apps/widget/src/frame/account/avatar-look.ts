/** How many quiet colours there are for avatars; each has a class in avatar.css. */
export const AVATAR_HUES = 12;

/** Keeps the letters of a script that joins them, such as Arabic, from running together. */
const ZERO_WIDTH_NON_JOINER = '\u200c';

/** The first letter of a word, whole: with its accents, and as its script counts letters. */
function firstLetter(word: string): string {
  // Some browsers in use are older than the segmenter (Firefox before 125).
  const letter = 'Segmenter' in Intl ? [...new Intl.Segmenter().segment(word)][0]?.segment : [...word][0];
  return (letter ?? '').toUpperCase();
}

/** What stands for somebody who has no picture: the first letters of the first and the last word of the name, on a colour of their own. */
export function avatarLook(id: string, name: string): { initials: string; hue: number } {
  const words = name.split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  const initials = ends.map((word) => firstLetter(word ?? '')).join(ZERO_WIDTH_NON_JOINER);
  // FNV-1a: short, and neighbouring ids fall far apart.
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return { initials, hue: (hash >>> 0) % AVATAR_HUES };
}

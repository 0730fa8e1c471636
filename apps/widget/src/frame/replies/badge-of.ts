import type { ReplyAuthor } from '#contract/replies';

const words = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Whether a name stands in a byline, word for word: "By Ana Lee" names Ana Lee, and neither Ana nor An Alee. */
export function isNamedIn(byline: string | null, name: string): boolean {
  const [line, wanted] = [words(byline ?? ''), words(name)];
  if (wanted.length < 2) return line.join(' ') === wanted.join(' ') && wanted.length > 0;
  return line.some((_, start) => wanted.every((word, place) => line[start + place] === word));
}

/** What a reader should know of somebody: that they wrote the article, or belong to the newsroom. Only staff can be its author. */
export function badgeOf({ role, name }: ReplyAuthor, byline: string | null): 'author' | 'staff' | 'moderator' | null {
  if (role === 'reader') return null;
  if (isNamedIn(byline, name)) return 'author';
  return role === 'moderator' ? 'moderator' : 'staff';
}

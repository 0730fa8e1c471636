import { z } from 'zod';
import { cursor, id, webUrl } from '#contract/primitives';
import { replySort } from '#contract/replies';

/** How a discussion is to be shown. Unknown parameters are let be: a page's address gathers them on its way. */
export const frameQuery = z.object({
  sort: replySort.catch('newest'),
  cursor: cursor.optional().catch(undefined),
  theme: z.enum(['light', 'dark', 'auto']).catch('auto'),
  lang: z.string().max(35).optional().catch(undefined),
});
export type FrameQuery = z.infer<typeof frameQuery>;

/** Which discussion, as the loader asks for it. */
export const embedQuery = frameQuery.extend({ site: z.string().max(100), url: webUrl, thread: id.optional() });

/** A language tag that `Intl` understands; a page may send anything. */
const wellFormed = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
};

/** The tags of an Accept-Language header, the most wanted first. */
function acceptedLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*q=/))
    .map(([tag = '', quality = '1']) => ({ tag, quality: Number(quality) }))
    .filter(({ tag, quality }) => quality > 0 && wellFormed(tag))
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

/** The language for a reader: the page's own, else the browser's, else the first that there are texts in. */
export function chooseLocale(known: readonly string[], asked: string | undefined, acceptLanguage: string | undefined): string {
  const wanted = [...(asked !== undefined && wellFormed(asked) ? [asked] : []), ...acceptedLanguages(acceptLanguage)];
  const fits = wanted.find((tag) => known.includes(new Intl.Locale(tag).language));
  return fits ?? known[0] ?? 'en';
}

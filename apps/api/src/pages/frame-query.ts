import { z } from 'zod';
import { cursor, id, webUrl } from '#contract/primitives';
import { replySort } from '#contract/replies';
import { ACCENT, densities, FONT } from '#contract/theme';

/** The colour and the font that a page may ask for: what is no such thing is left out, as in a style sheet. */
export const lookQuery = z.object({
  accent: z.string().regex(ACCENT).nullable().catch(null).default(null),
  font: z.string().regex(FONT).nullable().catch(null).default(null),
});

/** Longer language tags are nobody's. */
export const LONGEST_TAG = 35;

const DEFAULT_SORT = 'newest';

/** How a discussion is to be shown. Unknown parameters are let be: a page's address gathers them on its way. */
export const frameQuery = lookQuery.extend({
  sort: replySort.catch(DEFAULT_SORT),
  only: z.literal('newsroom').optional().catch(undefined),
  cursor: cursor.optional().catch(undefined),
  theme: z.enum(['light', 'dark', 'auto']).optional().catch(undefined),
  density: z.enum(densities).optional().catch(undefined),
  lang: z.string().max(LONGEST_TAG).optional().catch(undefined),
});
export type FrameQuery = z.infer<typeof frameQuery>;

/** Which discussion, as the loader asks for it. */
export const embedQuery = frameQuery.extend({ site: z.string().regex(/^[\w-]{1,100}$/), url: webUrl, thread: id.optional(), reply: id.optional().catch(undefined) });

/** An address of ours with the look that was asked for: whoever chose a language or a theme keeps it on the way. */
export function addressFor(path: string, { lang, theme, ...place }: { lang?: string | undefined; theme?: FrameQuery['theme']; sort?: string; cursor?: string | undefined }): string {
  const said = { ...(lang === undefined ? {} : { lang }), ...(theme === undefined ? {} : { theme }), ...pageIn(place) };
  const query = new URLSearchParams(said).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Which page of a list: what is the default is not said, so that one page has one address. */
const pageIn = ({ sort, cursor }: { sort?: string; cursor?: string | undefined }): Record<string, string> => ({
  ...(sort === undefined || sort === DEFAULT_SORT ? {} : { sort }),
  ...(cursor === undefined ? {} : { cursor }),
});

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

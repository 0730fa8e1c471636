import type { OwnReason } from '#contract/own-reasons';
import { localeChain } from '#domain/mail/letter';

/** How a reason of a site's own is said to somebody: in their language, or in English, or in the first that there is. */
export function saidIn(texts: OwnReason['texts'], locale: string | null): string | null {
  const known: Record<string, string | undefined> = texts;
  const tag = localeChain(locale ?? 'en').find((each) => known[each] !== undefined);
  return (tag === undefined ? Object.values(known)[0] : known[tag]) ?? null;
}

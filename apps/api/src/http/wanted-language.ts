/** As long as the database's column for it. */
const TAG_LENGTH = 35;

const canonical = (tag: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
};

/** The language that a browser wants most (RFC 9110, section 12.5.4), as BCP 47 writes it; null when it names none. */
export function wantedLanguage(header: string | undefined): string | null {
  const wanted = (header ?? '')
    .slice(0, 1_000)
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*q=/))
    .map(([tag = '', quality = '1']) => ({ tag: canonical(tag), quality: Number(quality) }))
    .filter(({ tag, quality }) => quality > 0 && tag !== undefined && tag.length <= TAG_LENGTH)
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.tag ?? null;
}

const plural = new Intl.PluralRules('en');

/** So many things, in English: `1 entry`, `1,204 entries`. */
export const many = (count: number, one: string, other: string): string =>
  `${count.toLocaleString('en')} ${plural.select(count) === 'one' ? one : other}`;

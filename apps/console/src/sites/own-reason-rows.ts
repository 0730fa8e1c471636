import { languageTags, type Language } from '#contract/languages';
import type { OwnReason } from '#contract/own-reasons';

/** A reason of a site's own as it stands in its row. */
export interface ReasonRow {
  /** Tells one row from another while codes are typed: of a reason that is kept its code, of a new one something that is no code. */
  key: string;
  code: string;
  under: OwnReason['under'];
  texts: Partial<Record<Language, string>>;
  retired: boolean;
}

export const isNew = ({ key }: ReasonRow): boolean => key.startsWith('+');

/** The reasons as the draft of a site keeps them, as one piece of text. */
export const draftOfReasons = (reasons: readonly OwnReason[]): string =>
  JSON.stringify(reasons.map(({ code, under, texts, retired }): ReasonRow => ({ key: code, code, under, texts, retired: retired === true })));

export const draftOfRows = (rows: readonly ReasonRow[]): string => JSON.stringify(rows);

/** The rows of a draft; of one that was kept before there were rows, none. */
export function rowsOf(draft: string): ReasonRow[] | null {
  try {
    return JSON.parse(draft) as ReasonRow[];
  } catch {
    return null;
  }
}

/** What is sent of the rows, in their order; a language in which nothing is said is left out. */
export const reasonsOf = (rows: readonly ReasonRow[]): OwnReason[] =>
  rows.map(({ code, under, texts, retired }) => ({
    code: code.trim(),
    under,
    texts: Object.fromEntries(Object.entries(texts).map(([language, said]): [string, string] => [language, said.trim()]).filter(([, said]) => said !== '')),
    ...(retired ? { retired } : {}),
  }));

/** The languages that any of them is said in, in the order in which languages are offered; and English, which readers of all others are told. */
export const languagesOf = (rows: readonly ReasonRow[]): Language[] => languageTags.filter((tag) => tag === 'en' || rows.some(({ texts }) => texts[tag] !== undefined));

/** One more row, to be filled in. */
export function withNew(rows: readonly ReasonRow[]): ReasonRow[] {
  const taken = rows.map(({ key }) => Number(/^\+(\d+)$/.exec(key)?.[1] ?? 0));
  return [...rows, { key: `+${Math.max(0, ...taken) + 1}`, code: '', under: 'other', texts: {}, retired: false }];
}

/** A row in the place of the one that is offered before it, or after it. */
export function moved(rows: readonly ReasonRow[], key: string, by: 1 | -1): ReasonRow[] {
  const offered = rows.filter(({ retired }) => !retired);
  const at = offered.findIndex((row) => row.key === key);
  const [one, other] = [offered[at], offered[at + by]];
  if (one === undefined || other === undefined) return [...rows];
  return rows.map((row) => (row === one ? other : row === other ? one : row));
}

/** What is wrong in each place, such as `2.code`, as the server says it; under the empty name what is wrong with them all. */
export function reasonProblems(errors: readonly { path: string; message: string }[], field: string): Map<string, string> {
  const found = errors.filter(({ path }) => path === field || path.startsWith(`${field}.`)).map(({ path, message }) => [path.slice(field.length + 1), message] as const);
  return new Map([...found].reverse());
}

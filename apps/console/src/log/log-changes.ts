import type { WordLists } from '#contract/moderation';

/** One thing that an act changed: a field's value, or words that were put into a list or taken out, after which lists these were. */
export type LogChange =
  | { kind: 'lists'; site: string | null; language: string | null }
  | { kind: 'value'; field: string; before: string; after: string }
  | { kind: 'added' | 'removed'; list: keyof WordLists; words: string };

/** What differs between the two states that the log kept. */
export function changesBetween(before: unknown, after: unknown): LogChange[] {
  if (!isRecord(before) || !isRecord(after)) return [];
  if ('removed' in before && 'added' in after) return [...listsIn(after['list']), ...wordsIn('removed', before['removed']), ...wordsIn('added', after['added'])];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ kind: 'value', field, before: asText(before[field]), after: asText(after[field]) }));
}

/** Which lists were changed: named since there are several. */
function listsIn(list: unknown): LogChange[] {
  if (!isRecord(list)) return [];
  const named = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return [{ kind: 'lists', site: named(list['site']), language: named(list['language']) }];
}

/** A change of the word lists is kept as what left them and what came, list by list. */
function wordsIn(kind: 'added' | 'removed', lists: unknown): LogChange[] {
  if (!isRecord(lists)) return [];
  return (['banned', 'suspect'] as const).flatMap((list) => {
    const words = lists[list];
    return Array.isArray(words) && words.length > 0 ? [{ kind, list, words: words.join(' · ') }] : [];
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function asText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

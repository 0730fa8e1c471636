/** One field that an act changed, as text. A list's change is a number of entries more or fewer. */
export type LogChange = { kind: 'value'; field: string; before: string; after: string } | { kind: 'size'; field: string; by: number };

/** What differs between the two states that the log kept. */
export function changesBetween(before: unknown, after: unknown): LogChange[] {
  if (!isRecord(before) || !isRecord(after)) return [];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) => changeOf(field, before[field], after[field]));
}

function changeOf(field: string, before: unknown, after: unknown): LogChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length ? [] : [{ kind: 'size', field, by: after.length - before.length }];
  }
  return [{ kind: 'value', field, before: asText(before), after: asText(after) }];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function asText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

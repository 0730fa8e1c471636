import { stringify } from 'csv-stringify/sync';

/** What is exported: parts by name, each one thing or a list of things. */
export type Everything = Record<string, unknown>;

const plain = (everything: Everything): unknown =>
  JSON.parse(JSON.stringify(everything, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)));

/** All of it as JSON, to be read by programs. */
export const writeJson = (everything: Everything): Buffer => Buffer.from(JSON.stringify(plain(everything), null, 2));

type Row = [part: string, number: number, field: string, value: string];

/** What is inside a thing, by its path: `revisions.0.body`. */
function* fieldsOf(value: unknown, path: string): Generator<[string, string]> {
  if (value === null || value === undefined) yield [path, ''];
  else if (typeof value !== 'object') yield [path, typeof value === 'string' ? value : JSON.stringify(value)];
  else for (const [name, member] of Object.entries(value)) yield* fieldsOf(member, path === '' ? name : `${path}.${name}`);
}

/**
 * All of it as one table that a spreadsheet opens: which part, the how-manieth of it, which field, what it holds. What a
 * spreadsheet would take for a formula is marked as text (OWASP: CSV injection).
 */
export function writeCsv(everything: Everything): Buffer {
  const rows: Row[] = [];
  for (const [part, content] of Object.entries(plain(everything) as object)) {
    const things: unknown[] = Array.isArray(content) ? content : [content];
    things.forEach((thing, place) => {
      for (const [field, value] of fieldsOf(thing, '')) rows.push([part, place + 1, field, value]);
    });
  }
  // With a mark of its encoding: without one, spreadsheets take it for the encoding of their country.
  return Buffer.from(stringify(rows, { header: true, columns: ['part', 'number', 'field', 'value'], bom: true, escape_formulas: true }));
}

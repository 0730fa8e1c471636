import { refuse } from '../refusals/refusal.js';

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * An opaque place in a list. It names the list it is of, so that a cursor of one list is not taken for
 * another's, and says nothing that the reader could not see.
 */
export const encodeCursor = (list: string, ...place: string[]): string => Buffer.from([list, ...place].join(' ')).toString('base64url');

/** Refuses a cursor that is no place in the list. */
export function refuseCursor(): never {
  refuse('request.invalid', { errors: [{ path: 'cursor', message: 'is not a place in this list' }] });
}

/** The place that a cursor means, part by part; refuses what is not a cursor of this list. */
export function decodeCursor(cursor: string, list: string, ...shapes: RegExp[]): string[] {
  const [name, ...place] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const fits = (shape: RegExp, part = ''): boolean => shape.test(part) && (shape !== INSTANT || !Number.isNaN(Date.parse(part)));
  if (name !== list || place.length !== shapes.length || !shapes.every((shape, index) => fits(shape, place[index]))) refuseCursor();
  return place;
}

/** Cuts a list that was read one longer than asked for, and says where it goes on. */
export function pageFrom<Row, Item>(rows: Row[], limit: number, view: (row: Row) => Item, place: (row: Row) => string): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), next: rows.length > limit && last !== undefined ? place(last) : null };
}

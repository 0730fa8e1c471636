import { z } from 'zod';

/** The small shapes that every other file of the contract is made of. */

/** As the database writes it, however it was written: two spellings of one id must not be two ids. */
export const id = z.uuid().toLowerCase().meta({ description: 'A UUIDv7', example: '01990000-0000-7000-8000-000000000001' });

export const instant = z.iso.datetime().meta({ description: 'ISO 8601, UTC', example: '2021-08-26T16:16:00.000Z' });

/** A moment that somebody names, in any zone: of the years that both ISO 8601 and the database write with four digits. */
export const moment = z.iso.datetime({ offset: true }).refine(
  (value) => {
    const year = new Date(value).getUTCFullYear();
    return year >= 1 && year <= 9_999;
  },
  { error: 'must be between the years 1 and 9999' },
);

/** A page's length. 100 is the most: a reader never needs more at once, and it bounds the work of a request. */
export const limit = (fallback: number) => z.coerce.number().int().min(1).max(100).default(fallback);

/** An opaque place in a list. Made by the server, only ever handed back to it. */
export const cursor = z.string().min(1).max(300);

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export interface Page<Item> {
  items: Item[];
  /** Where the next page begins, or null at the end. */
  next: string | null;
}

/** 2,048 is what common servers and browsers carry in an address. */
const URL_LENGTH = 2_048;
export const webUrl = z
  .url({ protocol: /^https?$/ })
  .max(URL_LENGTH)
  .refine((value) => (URL.parse(value)?.href.length ?? 0) <= URL_LENGTH, { error: `must be at most ${URL_LENGTH} characters once it is encoded` });

/** Counts what a reader would count: code points, not UTF-16 units (an emoji is one). */
export const codePoints = (text: string): number => [...text].length;

/** Text between two lengths, both in code points. */
export const text = (min: number, max: number) =>
  z
    .string()
    .refine((value) => codePoints(value) >= min, { error: min === 1 ? 'must not be empty' : `must be at least ${min} characters` })
    .refine((value) => codePoints(value) <= max, { error: `must be at most ${max} characters` })
    .meta({ minLength: min, maxLength: max });

const isTimeZone = (value: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** A time zone by its IANA name. */
export const timeZone = z.string().max(64).refine(isTimeZone, { error: 'must be a time zone such as Asia/Kabul' });

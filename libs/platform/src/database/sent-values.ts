import { Prisma } from './generated/client.js';

/** What a parameter of a statement is sent as: text, or bytes; null for NULL. */
export type SentValue = string | Buffer | null;

/** As the server takes a value: a time with its zone, whatever the server's is; a list as a literal, any other object as JSON. */
export function sentValue(value: unknown): SentValue {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof Prisma.Decimal) return value.toString();
  return Array.isArray(value) ? literalOf(value) : JSON.stringify(value);
}

/** PostgreSQL 18, section 8.15.2: in braces, each element in quotes, in which quotes and backslashes have a backslash. */
const literalOf = (list: unknown[]): string => `{${list.map(elementOf).join(',')}}`;

function elementOf(value: unknown): string {
  if (Array.isArray(value)) return literalOf(value);
  const sent = sentValue(value);
  if (sent === null) return 'NULL';
  return typeof sent === 'string' ? `"${sent.replace(/["\\]/g, '\\$&')}"` : `"\\\\x${sent.toString('hex')}"`;
}

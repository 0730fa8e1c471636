import { createHash } from 'node:crypto';
import pg from 'pg';
import { Prisma } from './generated/client.js';
import { Prepared, type Answer, type Heard } from './prepared.js';
import { sentValue } from './sent-values.js';
import { statementKind, watched, type StatementKind } from './watched.js';

const { builtins } = pg.types;

const utc = (text: string): Date => new Date(`${text.replace(' ', 'T')}Z`);

/**
 * How values are read, as Prisma reads them, so that a store need not know which way its statement went: bigint as BigInt, numeric exactly, bytes as
 * Uint8Array, times without a zone as UTC.
 */
const PARSERS: Partial<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: BigInt,
  [builtins.NUMERIC]: (text) => new Prisma.Decimal(text),
  [builtins.BYTEA]: (text) => new Uint8Array((pg.types.getTypeParser(builtins.BYTEA) as (text: string) => Buffer)(text)),
  [builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
  [builtins.TIMESTAMP]: utc,
};

const reading = { getTypeParser: (oid: number) => PARSERS[oid] ?? (pg.types.getTypeParser(oid, 'text') as (text: string) => unknown) };

/** Names by text, remembered: the texts of statements are few and always the same ones. */
const names = new Map<string, string>();

/** More than there are statements in the whole program; beyond it somebody makes them up, and remembering would never end. */
const MOST_NAMES = 5_000;

/** Prepared statements are named by their text, so that each connection parses a statement once. */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `s${createHash('md5').update(text).digest('base64url')}`;
  if (names.size < MOST_NAMES) names.set(text, name);
  return name;
}

type Written = TemplateStringsArray | Prisma.Sql;

/** A statement's text, the name that it is prepared under, and what it does. */
interface Named {
  text: string;
  name: string;
  kind: StatementKind;
}

/** What is known of a template: its text, or what is known of it with a certain part in its next hole that is text itself. */
interface Known {
  named?: Named;
  parts: WeakMap<Prisma.Sql, Known>;
}

/** The templates of stores are constants, and so are most parts in their holes: putting the same text together each time costs as much as sending it. */
const templates = new WeakMap<TemplateStringsArray, Known>();

/** The place of a template with these parts; undefined where a part holds values of its own, and so is made anew each time. */
function placeOf(strings: TemplateStringsArray, values: unknown[]): Known | undefined {
  let place = templates.get(strings);
  if (!place) templates.set(strings, (place = { parts: new WeakMap() }));
  for (const value of values) {
    if (!(value instanceof Prisma.Sql)) continue;
    if (value.values.length > 0) return undefined;
    const next: Known = place.parts.get(value) ?? { parts: new WeakMap() };
    place.parts.set(value, next);
    place = next;
  }
  return place;
}

const nameOf = (text: string): Named => ({ text, name: statementName(text), kind: statementKind(text) });

function written(query: Written, values: unknown[]): Named & { values: unknown[] } {
  if (!('raw' in query)) return { ...nameOf(query.text), values: query.values };
  const place = placeOf(query, values);
  if (place?.named) return { ...place.named, values: values.filter((value) => !(value instanceof Prisma.Sql)) };
  const sql = Prisma.sql(query, ...values);
  const { text } = sql;
  const named = nameOf(text);
  if (place) place.named = named;
  return { ...named, values: sql.values };
}

/** The raw statements of a Prisma client or of a transaction: what a store that is written in SQL needs. */
export type Raw = Pick<Prisma.TransactionClient, '$queryRaw' | '$executeRaw' | '$queryRawUnsafe'>;

/** A prepared statement, or one without values that is not worth preparing. */
export type Asked = Prepared | string;

/** Where statements go: any connection of a pool, or the one of a transaction. */
export interface Line {
  query: (asked: Asked, values: undefined, heard: Heard) => void;
}

/** Asks on a line, and waits for the answer. */
export const ask = (line: Line, asked: Asked): Promise<Answer> =>
  new Promise((done, fail) => line.query(asked, undefined, (error, answer) => (answer ? done(answer) : fail(error ?? new Error('Nothing was answered.')))));

/**
 * Raw statements straight through the driver, prepared. They answer what Prisma's own would; through Prisma each costs two to four times the
 * processor time (docs/performance.md).
 */
export class Statements {
  private open = true;

  constructor(private readonly line: Line) {}

  /** From here on every statement fails: the connection is somebody else's. */
  close(): void {
    this.open = false;
  }

  readonly $queryRaw = async (query: Written, ...values: unknown[]): Promise<unknown[]> => (await this.run(written(query, values))).rows;

  readonly $executeRaw = async (query: Written, ...values: unknown[]): Promise<number> => (await this.run(written(query, values))).rowCount ?? 0;

  readonly $queryRawUnsafe = async (text: string, ...values: unknown[]): Promise<unknown[]> => (await this.run({ ...nameOf(text), values })).rows;

  private async run({ text, name, kind, values }: Named & { values: unknown[] }): Promise<Answer> {
    if (!this.open) throw new Error('A statement came after its transaction had ended.');
    try {
      return await watched(kind, text, () => ask(this.line, new Prepared(name, text, values.map(sentValue), reading)));
    } catch (error) {
      // From where the server's answer was read it would lead to nobody who asked.
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    }
  }
}

const RAW: ReadonlySet<string | symbol> = new Set<keyof Raw>(['$queryRaw', '$executeRaw', '$queryRawUnsafe']);

/** A client, or a transaction, of Prisma's whose raw statements go through the driver. Everything else is its own. */
export function withStatements<Client extends Raw>(client: Client, statements: Statements): Client {
  return new Proxy(client, { get: (target, name): unknown => (RAW.has(name) ? statements[name as keyof Raw] : Reflect.get(target, name)) });
}

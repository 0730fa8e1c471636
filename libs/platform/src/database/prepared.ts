import pg from 'pg';
import type { SentValue } from './sent-values.js';

/** What a statement came to. */
export interface Answer {
  rows: unknown[];
  /** Rows that were found or changed; null for what has none, such as a COMMIT. */
  rowCount: number | null;
  /** The first word of what was done. */
  command: string;
}

/** Told of an error, or of an answer. */
export type Heard = (error: Error | null | undefined, answer?: Answer) => void;

type Parser = (text: string) => unknown;

/** How values are read, by the type that the server names. */
export interface Reading {
  getTypeParser: (oid: number) => Parser;
}

/** A row of a statement: its columns, and how each is read. */
interface Shape {
  names: string[];
  parsers: Parser[];
}

interface Field {
  name: string;
  dataTypeID: number;
}

const NO_ROWS: Shape = { names: [], parsers: [] };

/** What a connection knows of its prepared statements, which the driver's types keep to themselves. */
interface Wire extends pg.Connection {
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
}

/** By connection, since only there the server promises that a prepared statement keeps its columns. */
const shapes = new WeakMap<pg.Connection, Map<string, Shape>>();

function shapesOn(connection: pg.Connection): Map<string, Shape> {
  const known = shapes.get(connection) ?? new Map<string, Shape>();
  shapes.set(connection, known);
  return known;
}

/** A prepared statement. The driver's own asks the server each time what its columns are, and reads that anew, which for a row of twenty columns is more than the row; this one asks once for each connection. */
export class Prepared extends pg.Query {
  /** Set by the driver. */
  declare callback: Heard | undefined;
  declare name: string;
  declare readonly text: string;
  declare values: SentValue[];
  private known: Map<string, Shape> | undefined;
  private shape: Shape | undefined;
  private readonly found: unknown[] = [];
  private done = '';
  private failed: Error | undefined;

  constructor(
    name: string,
    text: string,
    values: SentValue[],
    private readonly reading: Reading,
  ) {
    // As an object it would be copied, property by property.
    super(text);
    this.name = name;
    this.values = values;
  }

  override readonly submit = (connection: pg.Connection): void => {
    const known = shapesOn(connection);
    this.known = known;
    this.shape = known.get(this.name);
    const { name, text, values } = this;
    connection.stream.cork();
    try {
      const { parsedStatements, submittedNamedStatements } = connection as Wire;
      if (parsedStatements[name] === undefined && submittedNamedStatements[name] === undefined) {
        connection.parse({ name, text, types: [] }, true);
        submittedNamedStatements[name] = text;
      }
      connection.bind({ statement: name, values }, true);
      if (this.shape === undefined) connection.describe({ type: 'P' }, true);
      connection.execute({ rows: '' }, true);
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  };

  handleRowDescription({ fields }: { fields: Field[] }): void {
    this.learn({ names: fields.map(({ name }) => name), parsers: fields.map(({ dataTypeID }) => this.reading.getTypeParser(dataTypeID)) });
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const { names, parsers } = this.shape ?? NO_ROWS;
    const row: Record<string, unknown> = {};
    try {
      if (fields.length !== names.length) throw new Error('The columns of a statement are not those that they were on this connection.');
      for (let place = 0; place < fields.length; place += 1) {
        const text = fields[place];
        row[names[place] as string] = text == null ? null : parsers[place]?.(text);
      }
      this.found.push(row);
    } catch (error) {
      this.failed ??= error as Error;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.done = text;
    // A statement without columns is described by nothing.
    if (this.shape === undefined) this.learn(NO_ROWS);
  }

  handleReadyForQuery(): void {
    if (this.failed) return this.handleError(this.failed);
    const [command = ''] = this.done.split(' ');
    const [, count] = / (\d+)$/.exec(this.done) ?? [];
    this.callback?.(null, { rows: this.found, rowCount: count === undefined ? null : Number(count), command });
  }

  handleError(error: Error): void {
    this.callback?.(error);
  }

  private learn(shape: Shape): void {
    this.shape = shape;
    this.known?.set(this.name, shape);
  }
}

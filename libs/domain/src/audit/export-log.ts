import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { LogEntryView, LogQuestion } from '#contract/moderation';
import { Database } from '#platform/database/database';
import { listLog } from './log.store.js';

/** Entries that are read at a time: a log of any length is sent with no more of it in memory. */
const PAGE = 500;

const COLUMNS = ['seq', 'at', 'actor', 'actorId', 'action', 'targetKind', 'targetId', 'reason', 'note', 'before', 'after', 'id', 'hash'];

const rowOf = ({ seq, at, actor, action, target, reason, note, before, after, id, hash }: LogEntryView): (string | number | null)[] => [
  seq, at, actor.name, actor.id, action, target.kind, target.id, reason, note, JSON.stringify(before), JSON.stringify(after), id, hash,
];

/** The entries that are asked for as a table that a spreadsheet opens, newest first. What it would take for a formula is marked as text (OWASP: CSV injection). */
@Injectable()
export class ExportLog {
  constructor(private readonly database: Database) {}

  /** With `sites`, only what is about things of theirs. */
  run(question: LogQuestion & { sites: string[] | null }): Readable {
    return Readable.from(this.parts(question));
  }

  private async *parts(question: LogQuestion & { sites: string[] | null }): AsyncGenerator<string> {
    // With a mark of its encoding: without one, spreadsheets take it for the encoding of their country.
    yield stringify([], { header: true, columns: COLUMNS, bom: true });
    let before: number | undefined;
    do {
      const page = await listLog(this.database.client, { ...question, before, limit: PAGE });
      if (page.length > 0) yield stringify(page.map(rowOf), { escape_formulas: true });
      before = page.length === PAGE ? page.at(-1)?.seq : undefined;
    } while (before !== undefined);
  }
}

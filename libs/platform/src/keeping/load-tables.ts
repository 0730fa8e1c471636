import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { StartProblem } from '#platform/config/start-problem';
import { PartCounter, readPieces, type WholeBackup } from './backup-file.js';
import { copied, listTables } from './contents.js';
import { JOBS_PART } from './kept-jobs.js';

/** Where the jobs of a backup lie until they are queued. */
const JOBS_TABLE = 'restored_jobs';

const target = ({ header }: WholeBackup, part: string): string => {
  if (part === JOBS_PART) return JOBS_TABLE;
  const table = part.replace(/^public\./, '');
  return copied(table, header.tables[table] ?? []);
};

/** The migrations must have made the very tables that were copied: with others, something would be lost. */
export async function checkTables(client: pg.Client, { header }: WholeBackup): Promise<void> {
  const made = await listTables(client);
  for (const name of new Set([...Object.keys(header.tables), ...Object.keys(made)])) {
    const [was, is] = [header.tables[name]?.join(', ') ?? 'none', made[name]?.join(', ') ?? 'none'];
    if (was !== is) throw new StartProblem(`The table ${name} is another here than in the backup, though the migrations are the same. There its columns were: ${was}; here they are: ${is}.`);
  }
}

/** Loads everything into empty tables: one COPY for each part. */
export async function loadParts(client: pg.Client, path: string, backup: WholeBackup, onProgress: (what: string, rows: number) => void): Promise<void> {
  const tables = Object.keys(backup.header.tables).map((name) => `public.${pg.escapeIdentifier(name)}`);
  // What the migrations put there is in the backup, as it has become.
  await client.query(`TRUNCATE ${tables.join(', ')}`);
  await client.query(`CREATE TEMPORARY TABLE ${JOBS_TABLE} (job jsonb NOT NULL) ON COMMIT DROP`);
  let open: { part: string; end: () => Promise<void>; write: (content: Uint8Array) => Promise<void> } | undefined;
  for await (const { part, content } of readPieces(path)) {
    if (open?.part !== part) {
      await open?.end();
      open = beginCopy(client, part, target(backup, part), (rows) => onProgress(part, rows));
    }
    await open.write(content);
  }
  await open?.end();
}

function beginCopy(client: pg.Client, part: string, into: string, onEnd: (rows: number) => void) {
  const stream = client.query(copyFrom(`COPY ${into} FROM STDIN`));
  const finished = once(stream, 'finish');
  finished.catch(() => undefined);
  return {
    part,
    write: async (content: Uint8Array) => {
      if (!stream.write(content)) await Promise.race([once(stream, 'drain'), finished]);
    },
    end: async () => {
      stream.end();
      await finished;
      onEnd(stream.rowCount);
    },
  };
}

/** Copies every table out again: what lies in the database now must be what was copied, byte for byte. */
export async function compareTables(client: pg.Client, backup: WholeBackup): Promise<void> {
  for (const [part, expected] of Object.entries(backup.parts)) {
    if (part === JOBS_PART) continue;
    const counter = new PartCounter();
    const stream = client.query(copyTo(`COPY ${target(backup, part)} TO STDOUT`));
    for await (const chunk of stream as AsyncIterable<Uint8Array>) counter.add(chunk);
    const is = counter.sum(stream.rowCount);
    if (is.rows !== expected.rows || is.sha256 !== expected.sha256) {
      throw new StartProblem(`${part} did not become what it was: ${is.rows} rows of ${expected.rows}. Nothing was restored.`);
    }
  }
}

/** The next number of each sequence goes on where it was. */
export async function setSequences(client: pg.Client, { header }: WholeBackup): Promise<void> {
  for (const [name, last] of Object.entries(header.sequences)) {
    if (last !== null) await client.query('SELECT setval($1::regclass, $2::bigint)', [`public.${pg.escapeIdentifier(name)}`, last]);
  }
}

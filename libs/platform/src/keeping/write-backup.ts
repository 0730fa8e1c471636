import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { StartProblem } from '#platform/config/start-problem';
import { BackupWriter, FORMAT, type BackupHeader, type BackupManifest } from './backup-file.js';
import { copied, copyInOneWay, listSequences, listTables } from './contents.js';
import { COPY_JOBS, hasJobs, JOBS_PART, listQueues } from './kept-jobs.js';

/** PostgreSQL's code for "there is no such table". */
const UNDEFINED_TABLE = '42P01';

const CONNECT_MS = 10_000;

interface Wanted {
  databaseUrl: string;
  path: string;
  /** Of Belowline. */
  version: string;
  onProgress: (what: string, rows: number) => void;
  /** Called once there is something to be taken away again, should this process be interrupted. */
  onBegin?: (unfinished: string) => void;
}

export interface Written {
  header: BackupHeader;
  manifest: BackupManifest;
}

/** Copies a database as it is at one moment into a file, however much is written meanwhile. It holds up nobody but who wants to change tables. */
export async function writeBackup(wanted: Wanted): Promise<Written> {
  const client = new pg.Client({ connectionString: wanted.databaseUrl, connectionTimeoutMillis: CONNECT_MS, application_name: 'belowline-backup' });
  // A server that goes away fails the running copy, which says so.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const header = await beginSnapshot(client, wanted.version);
    const writer = await BackupWriter.start(wanted.path, header);
    wanted.onBegin?.(writer.unfinished);
    try {
      for (const [table, columns] of Object.entries(header.tables)) {
        await copyPart(client, writer, { name: `public.${table}`, select: copied(table, columns), onProgress: wanted.onProgress });
      }
      if (header.queues.length > 0) await copyPart(client, writer, { name: JOBS_PART, select: `(${COPY_JOBS})`, onProgress: wanted.onProgress });
      return { header, manifest: await writer.finish() };
    } catch (error) {
      await writer.abandon();
      throw error;
    }
  } finally {
    await client.end();
  }
}

/** Begins a transaction that sees everything as it is now until it ends, and in which no table can change its columns. */
async function beginSnapshot(client: pg.Client, version: string): Promise<BackupHeader> {
  const names = Object.keys(await listTables(client)).map((name) => `public.${pg.escapeIdentifier(name)}`);
  if (names.length === 0) throw new StartProblem('There is nothing in this database.');
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  await copyInOneWay(client);
  await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`);
  const migrations = await listMigrations(client);
  const { rows } = await client.query<{ at: Date }>('SELECT now() AS at');
  return {
    format: FORMAT,
    version,
    madeAt: (rows[0]?.at ?? new Date()).toISOString(),
    migrations,
    tables: await listTables(client),
    sequences: await listSequences(client),
    queues: (await hasJobs(client)) ? await listQueues(client) : [],
  };
}

/** In the order in which they are applied: by name. */
async function listMigrations(client: pg.Client): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await client
    .query<{ name: string; checksum: string; finished: boolean }>(
      'SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"',
    )
    .catch((error: unknown) => {
      if ((error as { code?: string }).code !== UNDEFINED_TABLE) throw error;
      throw new StartProblem('This is no database of Belowline: it has no migrations.', { cause: error });
    });
  const unfinished = rows.find(({ finished }) => !finished);
  if (unfinished) throw new StartProblem(`The migration ${unfinished.name} is under way or has failed. Bring the database up to date first: npm run migrate.`);
  return rows.map(({ name, checksum }) => ({ name, checksum }));
}

interface Part {
  name: string;
  select: string;
  onProgress: (what: string, rows: number) => void;
}

async function copyPart(client: pg.Client, writer: BackupWriter, { name, select, onProgress }: Part): Promise<void> {
  const stream = client.query(copyTo(`COPY ${select} TO STDOUT`));
  const { rows } = await writer.copy(name, stream as AsyncIterable<Uint8Array>, () => stream.rowCount);
  onProgress(name, rows);
}

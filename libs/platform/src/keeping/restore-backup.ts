import pg from 'pg';
import { StartProblem } from '#platform/config/start-problem';
import { newId } from '../database/new-id.js';
import type { WholeBackup } from './backup-file.js';
import { copyInOneWay } from './contents.js';
import { countJobs, KeptJobs } from './kept-jobs.js';
import { checkTables, compareTables, loadParts, setSequences } from './load-tables.js';
import { setAside } from './set-aside.js';

/** The lock that Prisma holds while it migrates: of both, one is at it. */
const MIGRATION_LOCK = 72_707_369;

/** The table in which Prisma notes which migrations there are, as its engine makes it. */
const NOTED_MIGRATIONS = `
  CREATE TABLE _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT,
    rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/** A script that changes the schema. */
export interface MigrationScript {
  name: string;
  checksum: string;
  sql: string;
}

interface Restoring {
  /** As who owns the database. */
  databaseUrl: string;
  path: string;
  backup: WholeBackup;
  /** All that this version has, in their order. */
  migrations: MigrationScript[];
  onProgress: (what: string, rows?: number) => void;
}

/** What a newer version made cannot be read by an older one. */
export function refuseUnknownMigrations({ header }: WholeBackup, migrations: MigrationScript[]): void {
  const ours = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const unknown = header.migrations.find(({ name, checksum }) => ours.get(name) !== checksum);
  if (unknown) throw new StartProblem(`This version does not know the migration ${unknown.name} of the backup. Restore it with the version that made it (${header.version}), or a newer one.`);
}

/**
 * Restores a backup into an empty database, as one transaction: tables, rows, newer migrations, jobs, and the note that this system sends nothing until it
 * is armed. Either all of that is there afterwards or nothing is.
 */
export async function restoreBackup(restoring: Restoring): Promise<void> {
  const { databaseUrl, backup, onProgress } = restoring;
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'belowline-restore' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await refuseFull(client);
    onProgress('the queue of jobs');
    const jobs = await KeptJobs.prepare(databaseUrl, backup.header.queues);
    try {
      await client.query('BEGIN');
      await restoreAll(client, restoring, jobs);
      await client.query('COMMIT');
    } finally {
      await jobs.stop();
    }
    // Without it the first questions would be asked as if everything were empty.
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

async function restoreAll(client: pg.Client, { path, backup, migrations, onProgress }: Restoring, jobs: KeptJobs): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  // Somebody may have been quicker.
  await refuseFull(client);
  await copyInOneWay(client);
  const known = new Set(backup.header.migrations.map(({ name }) => name));
  onProgress(`the ${known.size} migrations of the backup`);
  await client.query(NOTED_MIGRATIONS);
  for (const migration of migrations) if (known.has(migration.name)) await apply(client, migration);
  await checkTables(client, backup);
  const putBack = await setAside(client);
  await loadParts(client, path, backup, onProgress);
  onProgress('comparing with what was copied');
  await compareTables(client, backup);
  onProgress('indexes and foreign keys');
  await putBack();
  await setSequences(client, backup);
  await applyNewer(client, migrations.filter(({ name }) => !known.has(name)), onProgress);
  await jobs.queueAll(client);
  await client.query('INSERT INTO restorations (id, backup_made_at, restored_at) VALUES ($1, $2, now())', [newId(new Date()), backup.header.madeAt]);
}

/** As Prisma would have applied them, and noted as Prisma notes them. */
async function applyNewer(client: pg.Client, migrations: MigrationScript[], onProgress: (what: string) => void): Promise<void> {
  for (const migration of migrations) {
    onProgress(`the newer migration ${migration.name}`);
    await apply(client, migration);
    await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)', [newId(new Date()), migration.checksum, migration.name]);
  }
}

/** Nobody else uses these tables yet: what is made beside those who do (CONCURRENTLY), which no transaction may, is made at once. */
async function apply(client: pg.Client, { sql }: MigrationScript): Promise<void> {
  await client.query(sql.replace(/\b((?:CREATE\s+(?:UNIQUE\s+)?|DROP\s+)INDEX)\s+CONCURRENTLY\b/gi, '$1'));
  await client.query('SET LOCAL statement_timeout = 0');
}

/** Only what is empty is filled: nothing of anybody's is written over. */
async function refuseFull(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT c.relname::text AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     UNION ALL SELECT t.typname::text FROM pg_type t WHERE t.typnamespace = 'public'::regnamespace AND t.typtype = 'e' LIMIT 1`);
  const jobs = await countJobs(client);
  if (rows.length === 0 && jobs === 0) return;
  const what = rows[0] ? `there is ${rows[0].name}, at least` : `there are ${jobs} jobs`;
  throw new StartProblem(`A backup is restored into an empty database, and this one is not: ${what}. Nothing was changed. Make a new database and name it, or set DATA_DIR to a new folder.`);
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import type { MigrationScript } from '#platform/keeping/restore-backup';
import { findFile } from '#platform/files/find-file';

/** PostgreSQL's code for "there is no such table": nothing was ever applied. */
const UNDEFINED_TABLE = '42P01';

interface Applied {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

/** Our migrations in their order, which is that of their names. Prisma keeps the SHA-256 of each script that it ran, in hexadecimal digits. */
export async function readMigrations(): Promise<MigrationScript[]> {
  const entries = await readdir(findFile('prisma', 'migrations'), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(findFile('prisma', 'migrations', name, 'migration.sql'));
      return { name, checksum: createHash('sha256').update(bytes).digest('hex'), sql: bytes.toString() };
    }),
  );
}

/**
 * Whether a database has each of our migrations, as it is written here, and nothing besides. Asking takes milliseconds; Prisma's command line
 * takes two seconds of a processor to find that there is nothing to do, at each start of each process.
 */
export async function isUpToDate(databaseUrl: string): Promise<boolean> {
  const ours = (await readMigrations()).map(({ name, checksum }) => `${name} ${checksum}`);
  const applied = await appliedTo(databaseUrl);
  const finished = applied
    .filter((each) => each.finished)
    .map(({ migration_name: name, checksum }) => `${name} ${checksum}`);
  return applied.length === finished.length && finished.sort().join() === ours.sort().join();
}

async function appliedTo(databaseUrl: string): Promise<Applied[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // What was rolled back is history: Prisma writes another row for the next attempt.
    const { rows } = await client.query<Applied>(
      'SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    return rows;
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return [];
    throw error;
  } finally {
    await client.end();
  }
}

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import pg from 'pg';
import { StartProblem } from '#platform/config/start-problem';
import { makeApplicationRole } from './application-role.js';
import { findFile } from '#platform/files/find-file';
import { isUpToDate } from './up-to-date.js';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

const CONNECT_MS = 10_000;

/** PostgreSQL's code for "that database exists". */
const DUPLICATE_DATABASE = '42P04';

/** Makes a database on a server, unless it is there. */
export async function makeDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== DUPLICATE_DATABASE) throw error;
  } finally {
    await client.end();
  }
}

/** Prisma's command line says nothing of why it could not connect. */
async function checkConnection(databaseUrl: string, setting: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MS });
  try {
    await client.connect();
  } catch (error) {
    const { host, pathname } = new URL(databaseUrl);
    const { code = '', message } = error as { code?: string; message: string };
    throw new StartProblem(`The database ${pathname.slice(1)} on ${host} cannot be reached: ${code} ${message}. Is ${setting} right?`, { cause: error });
  } finally {
    await client.end();
  }
}

/** pg-boss keeps its tables in a schema of its own, which only whoever owns the database can make. */
async function makeSchemaOfJobs(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('CREATE SCHEMA IF NOT EXISTS jobs');
  } finally {
    await client.end();
  }
}

/**
 * Brings a database up to date, for the application that has this address for it. Where its owner has another, the owner does it, and the application
 * gets a role that may add to the log and never change it.
 */
export async function migrate(databaseUrl: string, ownerUrl?: string): Promise<void> {
  await checkConnection(ownerUrl ?? databaseUrl, ownerUrl === undefined ? 'DATABASE_URL' : 'DATABASE_OWNER_URL');
  if (!(await isUpToDate(ownerUrl ?? databaseUrl))) await applyMigrations(ownerUrl ?? databaseUrl);
  if (ownerUrl === undefined) return makeSchemaOfJobs(databaseUrl);
  await makeApplicationRole(ownerUrl, databaseUrl);
  await checkConnection(databaseUrl, 'DATABASE_URL');
}

/** What Prisma notes of a script that was undone as a whole because it did not have its locks, or took too long: as if it had not been tried. */
const UNDONE = `
  UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL AND logs ~ '55P03|57014|40P01|lock timeout|statement timeout'`;

async function noteUndone(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    return ((await client.query(UNDONE)).rowCount ?? 0) > 0;
  } catch {
    // Why it failed is known already, and said.
    return false;
  } finally {
    await client.end();
  }
}

/**
 * Applies what has not been applied, through Prisma's own command line and its engine in WebAssembly, each script within the limits of `prisma/apply-script.mjs`.
 * `folder` has `prisma.config.ts`.
 */
export async function applyMigrations(databaseUrl: string, folder = findFile()): Promise<void> {
  const cli = require.resolve('prisma/build/index.js');
  // By itself the command line asks its makers for news, and tells them what it does.
  const quiet = { PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' };
  const env = { DATABASE_URL: databaseUrl, PRISMA_SCHEMA_ENGINE_BINARY: findFile('prisma', 'schema-engine.mjs'), ...quiet };
  try {
    await run(process.execPath, [cli, 'migrate', 'deploy'], { cwd: folder, env });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const again = (await noteUndone(databaseUrl)) ? '\nIt was undone as a whole, since a table was in use for too long. Everything goes on as before: run it again at a quieter moment.' : '';
    throw new StartProblem(`The database could not be brought up to date:\n${stdout}\n${stderr}${again}`, { cause: error });
  }
}

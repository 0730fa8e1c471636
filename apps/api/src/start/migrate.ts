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

/** Applies what has not been applied, through Prisma's own command line and its engine in WebAssembly. */
async function applyMigrations(databaseUrl: string): Promise<void> {
  const cli = require.resolve('prisma/build/index.js');
  // By itself the command line asks its makers for news, and tells them what it does.
  const quiet = { PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' };
  const env = { DATABASE_URL: databaseUrl, PRISMA_SCHEMA_ENGINE_BINARY: findFile('prisma', 'schema-engine.mjs'), ...quiet };
  await run(process.execPath, [cli, 'migrate', 'deploy'], { cwd: findFile(), env }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new StartProblem(`The database could not be brought up to date:\n${error.stdout ?? ''}\n${error.stderr ?? ''}`, { cause: error });
  });
}

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import pg from 'pg';
import { StartProblem } from '#platform/config/start-problem';
import { findFile } from './find-file.js';

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
async function checkConnection(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MS });
  try {
    await client.connect();
  } catch (error) {
    const { host, pathname } = new URL(databaseUrl);
    const { code = '', message } = error as { code?: string; message: string };
    throw new StartProblem(`The database ${pathname.slice(1)} on ${host} cannot be reached: ${code} ${message}. Is DATABASE_URL right?`, { cause: error });
  } finally {
    await client.end();
  }
}

/** Applies what has not been applied, through Prisma's own command line and its engine in WebAssembly. */
export async function migrate(databaseUrl: string): Promise<void> {
  await checkConnection(databaseUrl);
  const cli = require.resolve('prisma/build/index.js');
  // By itself the command line asks its makers for news, and tells them what it does.
  const quiet = { PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' };
  const env = { DATABASE_URL: databaseUrl, PRISMA_SCHEMA_ENGINE_BINARY: findFile('prisma', 'schema-engine.mjs'), ...quiet };
  await run(process.execPath, [cli, 'migrate', 'deploy'], { cwd: findFile(), env }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new StartProblem(`The database could not be brought up to date:\n${error.stdout ?? ''}\n${error.stderr ?? ''}`, { cause: error });
  });
}

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { completeConfig, readSettings, type Config } from '#platform/config/config';
import type { Settings } from '#platform/config/settings';
import { StartProblem } from '#platform/config/start-problem';
import { Database } from '#platform/database/database';
import { EmbeddedCluster } from '#platform/database/embedded/cluster';
import { findRunning } from '#platform/database/embedded/find-running';
import { makeDatabase } from './migrate.js';
import { StopInOrder } from './stop-in-order.js';

/** What everything is kept in where the database is embedded. */
export const EMBEDDED_DATABASE = 'belowline';

/** A database that can be asked now. */
export interface Reached {
  /** As the application. */
  databaseUrl: string;
  /** As who owns everything, where that is another. */
  ownerUrl: string | undefined;
  /** Ends what had to be started for it. */
  release: () => Promise<void>;
}

/** Whether there may be no database yet, so that one is made; else that is a problem. */
interface Reaching {
  make?: boolean;
}

/**
 * The database that a command line works on: that of DATABASE_URL, or without one the embedded database of DATA_DIR. That is used as it runs for
 * `npm start`; where it does not run it is started, and stopped again by `release`.
 */
export async function reachDatabase(settings: Settings, { make = false }: Reaching = {}): Promise<Reached> {
  const { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl, DATA_DIR: folder } = settings;
  if (databaseUrl !== undefined) return { databaseUrl, ownerUrl, release: () => Promise.resolve() };
  if (!make && !existsSync(join(folder, 'postgres', 'PG_VERSION'))) {
    throw new StartProblem(`There is no database in ${folder}. Set DATA_DIR to the folder that npm start uses, or DATABASE_URL to your own PostgreSQL.`);
  }
  const running = findRunning(folder);
  if (running !== null) return { databaseUrl: running.applicationUrl(EMBEDDED_DATABASE), ownerUrl: running.url(EMBEDDED_DATABASE), release: () => Promise.resolve() };
  const cluster = await EmbeddedCluster.start({ folder });
  if (make) await makeDatabase(cluster.url('postgres'), EMBEDDED_DATABASE).catch((error: unknown) => cluster.stop().then(() => Promise.reject(error as Error)));
  return { databaseUrl: cluster.applicationUrl(EMBEDDED_DATABASE), ownerUrl: cluster.url(EMBEDDED_DATABASE), release: () => cluster.stop() };
}

/** What a command line ends with when it was interrupted: not that all is well. */
const INTERRUPTED = 2;

/** Does something with the database that a command line works on, and leaves nothing running that it had to start: not at an error, nor at a signal. */
export async function withReached<Result>(work: (reached: Reached, settings: Settings, inOrder: StopInOrder) => Promise<Result>, reaching: Reaching = {}): Promise<Result> {
  const settings = readSettings();
  const inOrder = new StopInOrder();
  inOrder.onSignals((message) => process.stderr.write(`${message}\n`), INTERRUPTED);
  const reached = await reachDatabase(settings, reaching);
  inOrder.add(() => reached.release());
  try {
    return await work(reached, settings, inOrder);
  } finally {
    await inOrder.stop();
  }
}

/** The same by way of our own stores, as the application. */
export const withDatabase = <Result>(work: (database: Database, reached: Reached, settings: Settings) => Promise<Result>): Promise<Result> =>
  withReached(async (reached, settings) => {
    const database = openDatabase(reached, settings);
    try {
      return await work(database, reached, settings);
    } finally {
      await database.onApplicationShutdown();
    }
  });

/** Nothing is signed by a command line: where no secret is set, any will do. */
export const openConfig = ({ databaseUrl }: Reached, settings: Settings): Config => completeConfig(settings, { databaseUrl, secret: randomBytes(32).toString('base64url') });

export const openDatabase = (reached: Reached, settings: Settings): Database => new Database(openConfig(reached, settings));

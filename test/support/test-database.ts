import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** An address of the run's server, as who owns everything or as the application. */
const serverUrl = (as: 'SERVER' | 'APPLICATION' = 'SERVER'): string => {
  const url = process.env[`TEST_${as}_URL`];
  if (url === undefined) throw new Error('The cluster of the test run has not been started.');
  return url;
};

const onServer = (statement: string): Promise<void> => asOwner({ ownerUrl: serverUrl() }, statement);

/** Does what only who owns a test's database may do. */
export async function asOwner({ ownerUrl }: { ownerUrl: string }, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export interface TestDatabase {
  /** As the application. */
  url: string;
  /** As who owns the server: for what the application may not do. */
  ownerUrl: string;
  drop: () => Promise<void>;
  /** Ends every connection and lets nobody in, as an outage does; `mend` lets them in again. */
  cut: () => Promise<void>;
  mend: () => Promise<void>;
}

/** A database of a test file's own: migrated, empty, and gone afterwards. */
export async function makeTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE template`);
  const addressAs = (as: 'SERVER' | 'APPLICATION') => {
    const url = new URL(serverUrl(as));
    url.pathname = `/${name}`;
    return url.toString();
  };
  return {
    url: addressAs('APPLICATION'),
    ownerUrl: addressAs('SERVER'),
    drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`),
    cut: async () => {
      await onServer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      // With a time, it waits until they are gone: a connection that is still there would be broken under whoever asks next.
      await onServer(`SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '${name}'`);
    },
    mend: () => onServer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`),
  };
}

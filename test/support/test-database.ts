import { randomUUID } from 'node:crypto';
import pg from 'pg';

const serverUrl = (): string => {
  const url = process.env['TEST_SERVER_URL'];
  if (url === undefined) throw new Error('The cluster of the test run has not been started.');
  return url;
};

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export interface TestDatabase {
  url: string;
  drop: () => Promise<void>;
  /** Ends every connection and lets nobody in, as an outage does; `mend` lets them in again. */
  cut: () => Promise<void>;
  mend: () => Promise<void>;
}

/** A database of a test file's own: migrated, empty, and gone afterwards. */
export async function makeTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE template`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`),
    cut: async () => {
      await onServer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await onServer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    },
    mend: () => onServer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`),
  };
}

import { randomUUID } from 'node:crypto';
import pg from 'pg';

const PASSWORD = 'a password of its own';

/** A database that nobody has used yet, of an owner who is no superuser. */
export interface EmptyDatabase {
  /** As the application, whose role is not there yet. */
  url: string;
  ownerUrl: string;
  /** What is asked as its owner. */
  ask: <Row extends object>(statement: string) => Promise<Row[]>;
  drop: () => Promise<void>;
}

async function askAt<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

export async function makeEmptyDatabase(): Promise<EmptyDatabase> {
  const id = randomUUID().replaceAll('-', '');
  const [name, owner, application] = [`empty_${id}`, `owner_${id}`, `application_${id}`];
  const address = (role?: string): string => {
    const url = new URL(process.env['TEST_SERVER_URL'] ?? '');
    if (role !== undefined) Object.assign(url, { pathname: `/${name}`, username: role, password: encodeURIComponent(PASSWORD) });
    return url.href;
  };
  await askAt(address(), `CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD '${PASSWORD}'`);
  await askAt(address(), `CREATE DATABASE ${name} OWNER ${owner}`);
  return {
    url: address(application),
    ownerUrl: address(owner),
    ask: (statement) => askAt(address(owner), statement),
    drop: async () => void (await askAt(address(), `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { makeDatabase, migrate } from '../../apps/api/src/start/migrate.js';

const OWNER = `owner_${randomUUID().replaceAll('-', '')}`;
const APPLICATION = `application_${randomUUID().replaceAll('-', '')}`;

/** The run's server, as somebody, in a database of it. */
function address(database: string, role?: string, password = 'a password of its own'): string {
  const url = new URL(process.env['TEST_SERVER_URL'] ?? '');
  url.pathname = `/${database}`;
  if (role !== undefined) Object.assign(url, { username: role, password: encodeURIComponent(password) });
  return url.href;
}

async function ask<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

const inQueue = async <Answer>(url: string, createSchema: boolean, work: (boss: PgBoss) => Promise<Answer>): Promise<Answer> => {
  const boss = new PgBoss({ connectionString: url, schema: 'jobs', createSchema, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    return await work(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
};

describe('an installation whose application owned its database', () => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const owner = address(name, OWNER);
  const application = address(name, APPLICATION);

  beforeAll(async () => {
    await ask(address('postgres'), `CREATE ROLE ${OWNER} LOGIN CREATEDB CREATEROLE PASSWORD 'a password of its own'`);
    await makeDatabase(address('postgres', OWNER), name);
    await migrate(owner);
    await inQueue(owner, true, async (boss) => {
      await boss.createQueue('before');
      await boss.send('before', { said: 'as the owner' });
    });
  });
  afterAll(async () => {
    await ask(address('postgres'), `DROP DATABASE ${name} WITH (FORCE)`);
    await ask(address('postgres'), `DROP ROLE IF EXISTS ${APPLICATION}`);
    await ask(address('postgres'), `DROP ROLE ${OWNER}`);
  });

  it('goes on with a role of its own, made by an owner who is no superuser; the jobs that were waiting are its own', async () => {
    await migrate(application, owner);
    const job = await inQueue(application, false, async (boss) => {
      await boss.createQueue('after');
      await boss.send('after', {});
      return (await boss.fetch<{ said: string }>('before'))[0];
    });
    expect(job?.data).toEqual({ said: 'as the owner' });
    const others = await ask(owner, `SELECT relname FROM pg_class WHERE relnamespace = 'jobs'::regnamespace AND pg_get_userbyid(relowner) <> '${APPLICATION}'`);
    expect(others).toEqual([]);
    // The version before still runs as the owner while nodes are replaced.
    await inQueue(owner, false, (boss) => boss.send('after', {}));
  });

  it('may write everywhere but in the log and in what only migrations write', async () => {
    const may = (right: string) =>
      ask<{ relname: string }>(application, `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT has_table_privilege(oid, '${right}') ORDER BY relname`).then((rows) => rows.map(({ relname }) => relname));
    expect(await may('SELECT')).toEqual([]);
    expect(await may('INSERT')).toEqual(['_prisma_migrations', 'log_head']);
    for (const right of ['UPDATE', 'DELETE']) expect(await may(right)).toEqual(['_prisma_migrations', 'log_entries', 'log_head']);
    await ask(owner, 'CREATE TABLE made_by_the_next_migration (id int)');
    await ask(application, 'INSERT INTO made_by_the_next_migration VALUES (1)');
    await expect(ask(application, 'CREATE TABLE of_its_own (id int)')).rejects.toMatchObject({ code: '42501' });
  });

  it('is migrated again without harm, and with another password', async () => {
    await migrate(application, owner);
    const renewed = address(name, APPLICATION, 'another, with / and % in it');
    await migrate(renewed, owner);
    expect(await ask(renewed, 'SELECT count(*)::int AS entries FROM log_entries')).toEqual([{ entries: 0 }]);
    await expect(ask(application, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('says what is missing when the owner may not make roles', async () => {
    await ask(address('postgres'), `ALTER ROLE ${OWNER} NOCREATEROLE`);
    await expect(migrate(address(name, 'nobody_yet'), owner)).rejects.toThrow(/The role nobody_yet of DATABASE_URL could not be made.*DATABASE_OWNER_URL must own the database and be allowed to make roles/s);
  });
});

import pg from 'pg';
import { StartProblem } from '#platform/config/start-problem';

/** Two migrations at once would get into each other's way over the same rights; any number does that nobody else uses. */
const ONE_AT_A_TIME = 4_120_390;

/** PostgreSQL's code for a wrong password. */
const WRONG_PASSWORD = '28P01';

/** What the application may only read: where the log stands, and which migrations there are. */
const READ_ONLY = ['log_head', '_prisma_migrations'];

interface Role {
  name: string;
  password: string;
}

/**
 * Has the application use its database without owning it: makes the role of its address where there is none, and gives it what it needs.
 * To the log it may add, and no more; the queue of jobs is its own, as pg-boss changes that by itself.
 */
export async function makeApplicationRole(ownerUrl: string, databaseUrl: string): Promise<void> {
  const { username, password } = new URL(databaseUrl);
  const role = { name: decodeURIComponent(username), password: decodeURIComponent(password) };
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    await owner.query('SELECT pg_advisory_xact_lock($1)', [ONE_AT_A_TIME]);
    await makeRole(owner, role, databaseUrl);
    await grant(owner, pg.escapeIdentifier(role.name));
    await handOverJobs(owner, role.name);
    await owner.query('COMMIT');
  } catch (error) {
    const owned = `The role ${role.name} of DATABASE_URL could not be made or given its rights`;
    throw new StartProblem(`${owned}: ${(error as Error).message}. DATABASE_OWNER_URL must own the database and be allowed to make roles.`, { cause: error });
  } finally {
    await owner.end();
  }
}

async function makeRole(owner: pg.Client, { name, password }: Role, databaseUrl: string): Promise<void> {
  const { rowCount } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const secret = password === '' ? '' : ` PASSWORD ${pg.escapeLiteral(password)}`;
  if (rowCount === 0) await owner.query(`CREATE ROLE ${pg.escapeIdentifier(name)} LOGIN${secret}`);
  // Another password than before is taken over; one that works is let be, as who made the role may not let us change it.
  else if (await isPasswordWrong(databaseUrl)) await owner.query(`ALTER ROLE ${pg.escapeIdentifier(name)} LOGIN${secret}`);
  const { rows } = await owner.query<{ member: boolean }>(`SELECT pg_has_role(current_user, $1, 'SET') AS member`, [name]);
  // Only a member may make something the role's; and whatever still runs as the owner goes on with the jobs.
  if (!rows[0]?.member) await owner.query(`GRANT ${pg.escapeIdentifier(name)} TO CURRENT_USER WITH INHERIT TRUE, SET TRUE`);
}

async function isPasswordWrong(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    return false;
  } catch (error) {
    return (error as { code?: string }).code === WRONG_PASSWORD;
  } finally {
    await client.end();
  }
}

async function grant(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name');
  const rights = 'SELECT, INSERT, UPDATE, DELETE';
  for (const statement of [
    `GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(rows[0]?.name ?? '')} TO ${role}`,
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    `GRANT USAGE ON SCHEMA public TO ${role}`,
    `GRANT ${rights} ON ALL TABLES IN SCHEMA public TO ${role}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role}`,
    // What the next migration makes can be used before its grants are given.
    `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ${rights} ON TABLES TO ${role}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${role}`,
    `REVOKE ALL ON log_entries, ${READ_ONLY.join(', ')} FROM ${role}`,
    `GRANT SELECT, INSERT ON log_entries TO ${role}`,
    `GRANT SELECT ON ${READ_ONLY.join(', ')} TO ${role}`,
  ]) {
    await owner.query(statement);
  }
}

/** What is in the schema of jobs and is not the role's, as statements that make it so. Sequences of columns go with their tables. */
const NOT_YET_THEIRS = `
  SELECT format('ALTER TABLE %s OWNER TO %I', c.oid::regclass, $1::text) AS statement FROM pg_class c, role
   WHERE c.relnamespace = 'jobs'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND c.relowner <> role.oid
  UNION ALL
  SELECT format('ALTER SEQUENCE %s OWNER TO %I', c.oid::regclass, $1::text) FROM pg_class c, role
   WHERE c.relnamespace = 'jobs'::regnamespace AND c.relkind = 'S' AND c.relowner <> role.oid
     AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i'))
  UNION ALL
  SELECT format('ALTER ROUTINE %s OWNER TO %I', p.oid::regprocedure, $1::text) FROM pg_proc p, role
   WHERE p.pronamespace = 'jobs'::regnamespace AND p.proowner <> role.oid
  UNION ALL
  SELECT format('ALTER TYPE %s OWNER TO %I', format_type(t.oid, NULL), $1::text) FROM pg_type t, role
   WHERE t.typnamespace = 'jobs'::regnamespace AND t.typtype IN ('e', 'd') AND t.typowner <> role.oid`;

async function handOverJobs(owner: pg.Client, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  await owner.query(`CREATE SCHEMA IF NOT EXISTS jobs AUTHORIZATION ${name}`);
  const { rows } = await owner.query<{ theirs: boolean }>(`SELECT pg_get_userbyid(nspowner) = $1 AS theirs FROM pg_namespace WHERE nspname = 'jobs'`, [role]);
  if (!rows[0]?.theirs) await owner.query(`ALTER SCHEMA jobs OWNER TO ${name}`);
  const left = await owner.query<{ statement: string }>(`WITH role AS (SELECT oid FROM pg_roles WHERE rolname = $1::text) ${NOT_YET_THEIRS}`, [role]);
  for (const { statement } of left.rows) await owner.query(statement);
}

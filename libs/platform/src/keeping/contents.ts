import pg from 'pg';

/** However a server is set, everything is written out in one way, so that the same rows are the same bytes. */
const ONE_WAY = ["SET LOCAL TimeZone = 'UTC'", "SET LOCAL DateStyle = 'ISO, YMD'", "SET LOCAL IntervalStyle = 'postgres'", 'SET LOCAL extra_float_digits = 1', "SET LOCAL bytea_output = 'hex'"];
/** A large table takes longer than any request may, and is read in the order in which it lies. */
const NO_HURRY = ['SET LOCAL statement_timeout = 0', 'SET LOCAL idle_in_transaction_session_timeout = 0', 'SET LOCAL synchronize_seqscans = off'];

/** Has a transaction copy in our one way, for as long as it takes. */
export async function copyInOneWay(client: pg.Client): Promise<void> {
  for (const statement of [...ONE_WAY, ...NO_HURRY]) await client.query(statement);
}

/** The tables of the schema `public`, each with its columns in their order; what the database makes of other columns by itself is left out. */
export async function listTables(client: pg.Client): Promise<Record<string, string[]>> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    SELECT c.relname::text AS name, array_agg(a.attname::text ORDER BY a.attname) AS columns
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
     GROUP BY c.relname ORDER BY c.relname`);
  return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]));
}

/** The sequences of the schema `public`, each with the last number that was taken. */
export async function listSequences(client: pg.Client): Promise<Record<string, string | null>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(`
    SELECT sequencename::text AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public' ORDER BY sequencename`);
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** A table as COPY names it, with its columns. */
export const copied = (table: string, columns: string[]): string => `public.${pg.escapeIdentifier(table)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;

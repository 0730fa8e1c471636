import type pg from 'pg';

/** What stands in the way of loading tables as a whole: foreign keys, which want an order, and indexes, which are made faster at once than row by row. */
const ASIDE = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS away,
         format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS back, 2 AS turn
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f'
  UNION ALL
  SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 1
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
   WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
   ORDER BY turn DESC`;

/** Triggers, such as the one that chains the log: what is loaded is what they made already. */
const TRIGGERS = `
  SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
   WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal`;

/** Takes away, for the rest of a transaction, what would look at each row that is loaded; the answer puts it back, where everything is looked at as a whole. */
export async function setAside(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: aside } = await client.query<{ away: string; back: string }>(ASIDE);
  const { rows: tables } = await client.query<{ name: string }>(TRIGGERS);
  for (const { name } of tables) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  for (const { away } of aside) await client.query(away);
  return async () => {
    // Foreign keys point at indexes.
    for (const { back } of aside.toReversed()) await client.query(back);
    for (const { name } of tables) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  };
}

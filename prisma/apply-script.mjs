import { setTimeout as wait } from 'node:timers/promises';

// Applies one migration beside an installation that is running.
//
// Whoever waits for ACCESS EXCLUSIVE stands in a queue, and everybody who comes after waits behind: a lock that is not had at once must not be
// waited for long. So it is given up after a second, which no request notices, and asked for again later. A statement that takes longer than
// five seconds while it holds such a lock is the same to readers.
const LOCK_TIMEOUT = '1s';
const STATEMENT_TIMEOUT = '5s';

const TRIES = 30;
/** Between two tries: long enough for whoever waited behind to be served. */
const PAUSE_MS = { least: 1_000, most: 3_000 };

/** PostgreSQL's codes for a lock that was not had in time, and for a deadlock: the whole script is undone. */
const TRY_AGAIN = new Set(['55P03', '40P01']);

/** A migration that needs longer says so in a line of its own, with the reason: `-- statement-timeout: 10min, since …`. */
const LONGER = /^--\s*statement-timeout:\s*(\d+\s*(?:ms|s|min|h))\b/m;

/** What is made beside its users takes as long as it takes, and keeps nobody waiting. It stands alone in its migration. */
const CONCURRENTLY = /\bINDEX\s+CONCURRENTLY\b/i;
const MADE_CONCURRENTLY = /\bCREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/i;

/** The limits of a script, as PostgreSQL writes them. */
export function limitsOf(script) {
  if (CONCURRENTLY.test(script)) return { lock: '0', statement: '0' };
  return { lock: LOCK_TIMEOUT, statement: LONGER.exec(script)?.[1] ?? STATEMENT_TIMEOUT };
}

/** An index that was cut off while it was made is there and of no use: it is made again. */
async function dropInvalid(client, script) {
  const [, name] = MADE_CONCURRENTLY.exec(script) ?? [];
  if (name === undefined) return;
  const { rows } = await client.query('SELECT 1 FROM pg_index WHERE indexrelid = to_regclass($1) AND NOT indisvalid', [`"${name}"`]);
  if (rows.length > 0) await client.query(`DROP INDEX CONCURRENTLY "${name}"`);
}

/** Runs a script within its limits, on one connection; as often as it takes to have its locks, 30 times at most. */
export async function applyScript(client, script, { tries = TRIES, pause = PAUSE_MS } = {}) {
  const { lock, statement } = limitsOf(script);
  await client.query(`SET lock_timeout = '${lock}'`);
  await client.query(`SET statement_timeout = '${statement}'`);
  try {
    await dropInvalid(client, script);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await client.query(script);
      } catch (error) {
        if (!TRY_AGAIN.has(error.code) || attempt >= tries) throw error;
        await wait(pause.least + Math.random() * (pause.most - pause.least));
      }
    }
  } finally {
    await client.query('RESET lock_timeout').catch(() => undefined);
    await client.query('RESET statement_timeout').catch(() => undefined);
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from '../../../bench/stage/stage.js';

/** Between two looks. */
const EVERY_MS = 20;

/** ACCESS EXCLUSIVE on tables of ours: while somebody holds or waits for it, nobody else can begin to use that table. */
const LOCKS = `
  SELECT l.pid || ' ' || l.relation::regclass || ' ' || l.granted AS key, l.granted FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
   WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock' AND c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'`;

/** How long ACCESS EXCLUSIVE was held and waited for at most, as far as looking every 20 ms shows. */
export interface Longest {
  heldMs: number;
  waitedMs: number;
  seen: number;
}

/** Looks at the locks of a database until it is stopped. */
export function watchLocks(stage: Stage): { stop: () => Promise<Longest> } {
  let going = true;
  const longest: Longest = { heldMs: 0, waitedMs: 0, seen: 0 };
  const since = new Map<string, number>();
  const done = stage.query(async (client) => {
    while (going) {
      const { rows } = await client.query<{ key: string; granted: boolean }>(LOCKS);
      const now = performance.now();
      const there = new Set(rows.map(({ key }) => key));
      for (const key of since.keys()) if (!there.has(key)) since.delete(key);
      for (const { key, granted } of rows) {
        if (!since.has(key)) longest.seen += 1;
        const from = since.get(key) ?? now - EVERY_MS;
        since.set(key, from);
        const member = granted ? 'heldMs' : 'waitedMs';
        longest[member] = Math.max(longest[member], now - from);
      }
      await wait(EVERY_MS);
    }
  });
  // Where something else fails first, that is what is said.
  done.catch(() => undefined);
  return {
    stop: async () => {
      going = false;
      await done;
      return longest;
    },
  };
}

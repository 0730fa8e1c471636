import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartProblem } from '#platform/config/start-problem';
import { Addresses } from './addresses.js';
import { holderOf } from './start-lock.js';

/** The line of `postmaster.pid` that has the port, and the one that says how far the server is (miscadmin.h of PostgreSQL). */
const PORT_LINE = 3;
const STATE_LINE = 7;

/** The embedded database of a folder that another start has running; null when none does. */
export function findRunning(dataFolder: string): Addresses | null {
  const folder = resolve(dataFolder);
  const holder = holderOf(folder);
  if (holder === null) return null;
  const file = join(folder, 'postgres', 'postmaster.pid');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const port = Number(lines[PORT_LINE]);
  if (lines[STATE_LINE]?.trim() !== 'ready' || !(port > 0)) {
    throw new StartProblem(`The database of ${folder} is being started or stopped by another start (process ${holder}). Try again in a moment.`);
  }
  return new Addresses(folder, port);
}

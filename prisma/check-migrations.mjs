import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './lint/migration-faults.ts';

// Fails when a migration cannot be applied while the version before goes on. Those up to here were made before the rules, and are never changed.
const SINCE = '20261128000000';
const folder = join(import.meta.dirname, 'migrations');

let wrong = 0;
for (const name of readdirSync(folder).sort()) {
  if (name < SINCE || name === 'migration_lock.toml') continue;
  for (const { rule, line, why } of await faultsOf(readFileSync(join(folder, name, 'migration.sql'), 'utf8'))) {
    wrong += 1;
    console.error(`prisma/migrations/${name}/migration.sql:${line}: ${rule}: ${why}.`);
  }
}
if (wrong > 0) {
  console.error('The version before runs while a migration is applied: see CONTRIBUTING.md. Where it is meant, a line above the statement says so: -- allow RULE: the reason');
  process.exitCode = 1;
}

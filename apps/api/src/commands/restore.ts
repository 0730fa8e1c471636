import 'reflect-metadata';
import { resolve } from 'node:path';
import { sayFault, writePlace } from '#domain/audit/log-chain';
import { VerifyLog } from '#domain/audit/verify-log';
import { Recount } from '#domain/operations/recount';
import { StartProblem } from '#platform/config/start-problem';
import type { Database } from '#platform/database/database';
import { checkBackup } from '#platform/keeping/backup-file';
import { refuseUnknownMigrations, restoreBackup } from '#platform/keeping/restore-backup';
import { migrate } from '../start/migrate.js';
import { openDatabase, withReached } from '../start/reach-database.js';
import { sayFailure } from '../start/say-failure.js';
import { readMigrations } from '../start/up-to-date.js';

/** What the process ends with: 1 where what was restored was wrong already when it was backed up, 2 where nothing was restored. */
const ENDS = { sound: 0, wrong: 1, failed: 2 };

const say = (what: string, rows?: number): void => console.error(rows === undefined ? `${what} …` : `${what}: ${rows} rows`);

/** What is true of every sound system: counts are what is there, and the log is as it was written. */
async function verify(database: Database): Promise<boolean> {
  say('counting everything anew');
  const { differences, replies } = await new Recount(database).run();
  say('verifying the log');
  const { fault, end } = await new VerifyLog(database).run();
  if (differences.length === 0) console.log(`Everything that is counted is right, over ${replies} replies.`);
  else console.error(`${differences.length} counts differ from what is there, as they did in the backup: see npm run recount.`);
  if (fault === null) console.log(`The log is as it was written: ${end.seq} entries, head ${writePlace(end)}`);
  else console.error(`The log was changed before the backup was made. ${sayFault(fault)}`);
  return differences.length === 0 && fault === null;
}

/** `npm run restore -- FILE`: fills an empty database with what a backup has, and verifies it. What is restored sends nothing until `npm run arm`. */
async function restore(): Promise<void> {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0) throw new StartProblem('Say which: npm run restore -- FILE');
  const path = resolve(file);
  say('reading the whole backup once');
  const backup = await checkBackup(path);
  const migrations = await readMigrations();
  refuseUnknownMigrations(backup, migrations);
  await withReached(
    async (reached, settings) => {
      await restoreBackup({ databaseUrl: reached.ownerUrl ?? reached.databaseUrl, path, backup, migrations, onProgress: say });
      await migrate(reached.databaseUrl, reached.ownerUrl);
      console.log(`Restored as it was at ${backup.header.madeAt}.`);
      const database = openDatabase(reached, settings);
      try {
        process.exitCode = (await verify(database)) ? ENDS.sound : ENDS.wrong;
      } finally {
        await database.onApplicationShutdown();
      }
      console.log('This system sends nothing: no letters, no push messages. When it is the one that goes on, and the other is off for good: npm run arm.');
    },
    { make: true },
  );
}

restore().catch((error: unknown) => {
  console.error(sayFailure('It was not restored', error));
  process.exitCode = ENDS.failed;
});

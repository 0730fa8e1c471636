import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { MakeFirstAdmin } from '#domain/identity/make-first-admin';
import { Passwords } from '#domain/identity/passwords';
import { Clock } from '#platform/clock/clock';
import { completeConfig, ConfigProblems, readSettings } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { migrate } from '../start/migrate.js';

/** `npm run migrate`: brings the database of DATABASE_URL up to date, and makes the first admin where one is named. */
async function prepare(): Promise<void> {
  const settings = readSettings();
  // Nothing is signed here: where no secret is set, any will do.
  const config = completeConfig(settings, { secret: randomBytes(32).toString('base64url') });
  await migrate(config.databaseUrl, settings.DATABASE_OWNER_URL);
  console.log('The database is up to date.');
  if (settings.ADMIN_EMAIL === undefined || settings.ADMIN_PASSWORD === undefined) return;
  const database = new Database(config);
  try {
    const made = await new MakeFirstAdmin(database, new Passwords(), new Clock()).run(settings.ADMIN_EMAIL, settings.ADMIN_PASSWORD);
    console.log(made ? `Made the first admin: ${settings.ADMIN_EMAIL}` : 'There is an admin already.');
  } finally {
    await database.onApplicationShutdown();
  }
}

prepare().catch((error: unknown) => {
  console.error(error instanceof ConfigProblems ? error.message : error);
  process.exitCode = 1;
});

import { Recount } from '#domain/operations/recount';
import { completeConfig, readSettings } from '#platform/config/config';
import { Database } from '#platform/database/database';

/** Nothing is signed here. */
const SECRET = 'only for counting, nowhere else at all';

/** Counts everything again; throws when anything differs. Answers how many replies there are. */
export async function recount(databaseUrl: string): Promise<number> {
  const database = new Database(completeConfig(readSettings({ DATABASE_URL: databaseUrl, SECRET })));
  try {
    const { differences, replies } = await new Recount(database).run();
    if (differences.length > 0) throw new Error(['These do not agree:', ...differences.slice(0, 20).map((each) => JSON.stringify(each))].join('\n'));
    return replies;
  } finally {
    await database.onApplicationShutdown();
  }
}

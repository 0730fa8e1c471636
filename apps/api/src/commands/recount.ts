import 'reflect-metadata';
import type { Difference } from '#domain/operations/counts.store';
import { Recount } from '#domain/operations/recount';
import { StartProblem } from '#platform/config/start-problem';
import { withDatabase } from '../start/reach-database.js';

/** So many are named one by one. */
const NAMED = 20;

/** What the process ends with: 1 where something differs, 2 where it could not be looked at. */
const ENDS = { same: 0, differs: 1, unknown: 2 };

function sayDifferences(differences: Difference[]): void {
  console.error(`${differences.length} counts differ from what is there${differences.length > NAMED ? `; the first ${NAMED}` : ''}:`);
  for (const { what, id, kept, counted } of differences.slice(0, NAMED)) console.error(`  ${what} of ${id}: kept ${kept}, counted ${counted}`);
}

/** `npm run recount`: counts everything that is counted anew, and says in a sentence whether it is what is kept. */
async function recount(): Promise<void> {
  await withDatabase(async (database) => {
    const { differences, replies, things } = await new Recount(database).run((what) => console.error(`counted ${what}`));
    if (differences.length === 0) console.log(`Everything that is counted is right: ${things} kinds of counts, over ${replies} replies.`);
    else sayDifferences(differences);
    process.exitCode = differences.length === 0 ? ENDS.same : ENDS.differs;
  });
}

recount().catch((error: unknown) => {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exitCode = ENDS.unknown;
});

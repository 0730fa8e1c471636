import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { readPlace, sayFault, writePlace, type LogPlace } from '#domain/audit/log-chain';
import { whoCouldChangeTheLog } from '#domain/audit/log-chain.store';
import { VerifyLog } from '#domain/audit/verify-log';
import { StartProblem } from '#platform/config/start-problem';
import { withDatabase } from '../start/reach-database.js';

/** Entries between two words of progress. */
const PROGRESS_EVERY = 50_000n;

/** What the process ends with: 1 where the log is not as it was written, 2 where it could not be looked at. */
const ENDS = { sound: 0, fault: 1, unknown: 2 };

function keptPlaces(): LogPlace[] {
  const { values } = parseArgs({ options: { head: { type: 'string', multiple: true } } });
  return (values.head ?? []).map((text) => {
    const place = readPlace(text);
    if (place === null) throw new StartProblem(`--head ${text}: must be a number, a colon and 64 hexadecimal digits, as the line "log head" has it.`);
    return place;
  });
}

/** `npm run log:verify`: makes every hash of the log anew, and says in a sentence whether it is as it was written. */
async function verify(): Promise<void> {
  const kept = keptPlaces();
  await withDatabase(async (database) => {
    const onProgress = (seq: bigint) => {
      if (seq % PROGRESS_EVERY === 0n) console.log(`${seq} entries are as they were written …`);
    };
    const { fault, end } = await new VerifyLog(database).run({ kept, onProgress });
    if (fault === null) console.log(`The log is as it was written: ${end.seq} entries, head ${writePlace(end)}`);
    else console.error(`The log was changed. ${sayFault(fault)} Before it, ${end.seq} entries hold.`);
    const { role, could } = await whoCouldChangeTheLog(database.client);
    if (could) console.log(`The role ${role} of DATABASE_URL could change the log: set DATABASE_OWNER_URL to keep the application from it (docs/operating.md).`);
    process.exitCode = fault === null ? ENDS.sound : ENDS.fault;
  });
}

verify().catch((error: unknown) => {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exitCode = ENDS.unknown;
});

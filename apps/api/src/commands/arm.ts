import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Arm, type Arming, type Choice, type OfBefore } from '#domain/operations/arm';
import { Clock } from '#platform/clock/clock';
import { StartProblem } from '#platform/config/start-problem';
import { Jobs } from '#platform/jobs/jobs';
import { openConfig, withDatabase } from '../start/reach-database.js';

/** What the process ends with: 1 where somebody has to do or say something first, 2 where it could not be done. */
const ENDS = { armed: 0, first: 1, failed: 2 };

function readChoice(): { choice: Choice; jobsToo: boolean } {
  const { values } = parseArgs({ options: { 'drop-waiting': { type: 'boolean' }, 'send-waiting': { type: 'boolean' }, 'jobs-too': { type: 'boolean' } } });
  const [drop, send] = [values['drop-waiting'] === true, values['send-waiting'] === true];
  if (drop && send) throw new StartProblem('Say either --drop-waiting or --send-waiting.');
  return { choice: drop ? 'drop' : send ? 'send' : 'none', jobsToo: values['jobs-too'] === true };
}

const sayHowMany = ({ letters, pushes, digests }: OfBefore): string => `${letters} letters, ${pushes} push messages and ${digests} digests that are due`;

/** What came of it, in sentences. */
function sayArming(arming: Arming, choice: Choice): string {
  switch (arming.kind) {
    case 'armed-before':
      return 'This system sends already: it was not restored, or was armed before.';
    case 'jobs-first':
      return `${arming.jobs} jobs of the backup are not done yet, and letters may follow from them. Start a worker, or npm start, and say this again once they are done; or add --jobs-too.`;
    case 'choose':
      return [
        `This system was restored as it was at ${arming.since.backupMadeAt.toISOString()}, and still sends nothing. What waits: ${sayHowMany(arming)}.`,
        'The system that was backed up may have sent them since. Say what becomes of them:',
        '  npm run arm -- --drop-waiting   they are not sent; what readers ask for from now on is',
        '  npm run arm -- --send-waiting   they are sent, some of them perhaps a second time',
      ].join('\n');
    case 'armed':
      return `This system sends from now on. ${choice === 'drop' ? `Dropped: ${sayHowMany(arming)}.` : `To be sent from before: ${sayHowMany(arming)}.`}`;
  }
}

/** `npm run arm`: has a system that was restored from a backup send letters and push messages from now on. */
async function arm(): Promise<void> {
  const { choice, jobsToo } = readChoice();
  await withDatabase(async (database, reached, settings) => {
    const jobs = new Jobs(openConfig(reached, settings));
    await jobs.onModuleInit();
    try {
      const arming = await new Arm(database, jobs, new Clock()).run(choice, { jobsToo });
      const done = arming.kind === 'armed' || arming.kind === 'armed-before';
      console[done ? 'log' : 'error'](sayArming(arming, choice));
      process.exitCode = done ? ENDS.armed : ENDS.first;
    } finally {
      await jobs.onApplicationShutdown();
    }
  });
}

arm().catch((error: unknown) => {
  console.error(error instanceof StartProblem || error instanceof TypeError ? error.message : error);
  process.exitCode = ENDS.failed;
});

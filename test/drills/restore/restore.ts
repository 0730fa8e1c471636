import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { checkBackup, type WholeBackup } from '#platform/keeping/backup-file';
import { makeDatabase } from '../../../apps/api/src/start/migrate.js';
import { plantReplies, plantSite, plantThreads } from '../../../bench/stage/plant.js';
import { registerReaders, type Reader } from '../../../bench/stage/readers.js';
import { recount } from '../../../bench/stage/recount.js';
import type { Stage } from '../../../bench/stage/stage.js';
import { TestSmtp } from '../../support/smtp.js';
import type { Drill, Finding } from '../drill.js';
import { runCommand, type Ended } from '../support/command.js';
import { KeepWriting, type Acknowledged } from '../support/keep-writing.js';
import { lookRound, type Looked } from './look-round.js';
import { moderate } from './moderate.js';

const WRITERS = 16;
const THREADS = 20;

/** What lies there before: replies in each thread. */
const BEFORE = { short: 200, long: 10_000 };
/** Writing goes on for so long before the backup and after it. */
const SECONDS = { short: 2, long: 20 };
/** And at least until so many were acknowledged, however busy the machine is. */
const AT_LEAST = 40;

const RESTORED = 'restored';

interface BackedUp {
  backup: Ended;
  began: number;
  ended: number;
  whole: WholeBackup;
  acknowledged: Acknowledged[];
  refused: number;
}

async function plant(stage: Stage, size: number): Promise<string[]> {
  return stage.query(async (client) => {
    const planted = await plantSite(client);
    const threads = await plantThreads(client, planted, Array.from({ length: THREADS }, (_, number) => `thread-${number}`));
    for (const threadId of threads) await plantReplies(client, planted, threadId, size);
    return threads;
  });
}

/** Backs up while readers write and a moderator decides. No letter leaves this system: its mail server says later. */
async function backUpUnderLoad(stage: Stage, file: string, { threads, readers, port, seconds }: { threads: string[]; readers: Reader[]; port: number; seconds: number }): Promise<BackedUp> {
  const writing = new KeepWriting({ port, readers: readers.slice(1), threads });
  const moderating = moderate(stage, { port, moderator: readers[0] as Reader, until: () => writing.acknowledged.map(({ id }) => id) });
  await wait(seconds * 1_000);
  while (writing.acknowledged.length < AT_LEAST) await wait(50);
  const began = Date.now();
  const backup = await runCommand('backup', [file], { DATABASE_URL: stage.url() });
  const ended = Date.now();
  await wait(seconds * 1_000);
  await moderating.stop();
  await writing.stop();
  if (backup.code !== 0) throw new Error(`The backup ended with ${backup.code}: ${backup.stderr}`);
  return { backup, began, ended, whole: await checkBackup(file), acknowledged: writing.acknowledged, refused: writing.refused.length };
}

async function findContents(stage: Stage, { began, ended, acknowledged, whole, refused, backup }: BackedUp): Promise<Finding[]> {
  const ids = await stage.query(async (client) => new Set((await client.query<{ id: string }>('SELECT id FROM replies')).rows.map(({ id }) => id)), RESTORED);
  const before = acknowledged.filter(({ answeredAt }) => answeredAt < began);
  const after = acknowledged.filter(({ sentAt }) => sentAt > ended);
  const lost = before.filter(({ id }) => !ids.has(id)).length;
  const early = after.filter(({ id }) => ids.has(id)).length;
  const during = acknowledged.length - before.length - after.length;
  const counted = await recount(stage.url(RESTORED)).then((replies) => ({ replies, wrong: '' }), (error: Error) => ({ replies: 0, wrong: error.message }));
  return [
    { promise: 'nobody who writes notices a backup', seen: `${acknowledged.length} replies by ${WRITERS - 1} writers, ${during} of them during the ${backup.seconds.toFixed(1)} s of it; ${refused} not taken`, kept: refused === 0 && during > 0 },
    { promise: 'everything acknowledged before the backup is in it', seen: `${lost} of ${before.length} missing`, kept: lost === 0 && before.length > 0 },
    { promise: 'nothing is in it that came after', seen: `${early} of ${after.length}`, kept: early === 0 && after.length > 0 },
    { promise: 'as many replies as were copied, and every count is right', seen: `${counted.replies} of ${whole.parts['public.replies']?.rows}${counted.wrong}`, kept: counted.wrong === '' && counted.replies === whole.parts['public.replies']?.rows },
  ];
}

const findVerified = ({ code, stdout, seconds }: Ended): Finding => {
  const log = /The log is as it was written: (\d+) entries/.exec(stdout)?.[1] ?? '0';
  return { promise: 'restored into an empty database, compared, counted, and the log verified', seen: `ended with ${code} after ${seconds.toFixed(1)} s; ${log} entries of the log hold`, kept: code === 0 && Number(log) > 0 };
};

function findLooked({ login, posted, ready, quiet, asked, chosen, armed, arrived, ofBefore }: Looked): Finding[] {
  return [
    { promise: 'a reader logs in with their password, and writes', seen: `login ${login}, reply ${posted}`, kept: login === 200 && posted === 201 },
    { promise: 'it is ready, and says that it sends nothing', seen: ready, kept: ready.startsWith('200 nothing until npm run arm') },
    { promise: 'no letter leaves before it is armed', seen: `${quiet} connections to the mail server; ${asked} that were asked for wait`, kept: quiet === 0 && asked > 0 },
    { promise: 'arming says how much waits, and sends nothing by itself', seen: `ended with ${chosen.code}: ${/What waits: ([^.]+)\./.exec(chosen.stderr)?.[1] ?? chosen.stderr}`, kept: chosen.code === 1 && /What waits: [1-9]\d* letters/.test(chosen.stderr) },
    { promise: 'armed, what was asked for since arrives, and nothing of before a second time', seen: `${armed.stdout.trim()} ${arrived} arrived, ${ofBefore} of before`, kept: armed.code === 0 && arrived === asked && ofBefore === 0 },
  ];
}

/** Backed up under load, restored beside, verified, looked round in, armed. */
export const drillRestore: Drill = async (stage, { short }, say) => {
  const extent = short ? 'short' : 'long';
  const folder = mkdtempSync(join(tmpdir(), 'belowline-drill-'));
  const [busy, sink] = [await TestSmtp.start(), await TestSmtp.start()];
  try {
    busy.mood = 'later';
    const threads = await plant(stage, BEFORE[extent]);
    const { port } = await stage.startApi({ settings: { SMTP_URL: busy.url } });
    const worker = stage.startWorker({ SMTP_URL: busy.url });
    say(`Registering ${WRITERS} readers …`);
    const readers = await registerReaders(port, WRITERS);
    say('Backing up while they write …');
    const file = join(folder, 'drill.backup');
    const backedUp = await backUpUnderLoad(stage, file, { threads, readers, port, seconds: SECONDS[extent] });
    await worker.stop();
    say('Restoring …');
    await makeDatabase(stage.url('postgres'), RESTORED);
    const into = { DATABASE_URL: stage.applicationUrl(RESTORED), DATABASE_OWNER_URL: stage.url(RESTORED) };
    const restored = await runCommand('restore', [file], into);
    if (restored.code === 2) throw new Error(`Nothing was restored: ${restored.stderr}`);
    const contents = await findContents(stage, backedUp);
    say('Looking round in it …');
    return [findVerified(restored), ...contents, ...findLooked(await lookRound(stage, sink, { restored: RESTORED, threadId: threads[0] ?? '' }))];
  } finally {
    await Promise.all([busy.stop(), sink.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
};

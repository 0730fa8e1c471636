import { findFile } from '#platform/files/find-file';
import { quantile } from '../../../bench/report/numbers.js';
import { Child } from '../../../bench/stage/child.js';
import { plantReplies, plantSite, plantThreads, settle } from '../../../bench/stage/plant.js';
import { cpuSeconds } from '../../../bench/stage/process-use.js';
import { registerReaders } from '../../../bench/stage/readers.js';
import { recount } from '../../../bench/stage/recount.js';
import type { Running, Stage } from '../../../bench/stage/stage.js';
import type { Drill, Finding } from '../drill.js';
import { keepToOne } from '../support/processors.js';
import { LookIn } from './look-in.js';
import type { Given, OpenJob, OpenResult } from './open-job.js';

const THREADS = 40;
const REPLIES = 200;
const READERS = 48;

/** More than wait for answers at one time, so that the crowd comes whether those before are answered or not. */
const CONNECTIONS = 800;

/** Where the knee is looked for: rates that grow until answers are refused, or late. */
const FIRST_RATE = 40;
const GROWS = 1.2;
const MOST_STEPS = 24;
/** What only the first requests cost says nothing of a knee. */
const WARM_SECONDS = 10;
const STEP_SECONDS = { short: 3, long: 8 };

/** At the knee and below it, hardly anybody is refused, and one in a hundred waits longer than this. */
const KNEE = { refused: 0.01, p99: 500 };

const TIMES_THE_KNEE = 10;
const SECONDS = { short: 10, long: 60 };

/** Afterwards: so much of the knee for so long. */
const AFTER = { part: 0.7, seconds: 13 };

/** So much is left of it at least, where it is said to be well. Seconds. */
const MORE_THAN_A_MOMENT = 3;

/** In ten seconds one moment, in which as many are let in as come, is more than one in a hundred: a short drill looks at what comes after it. */
const MOMENT_SECONDS = { short: 2, long: 0 };

const MOST = { acceptedMs: 1_000, refusedMs: 50, recoverSeconds: 10 };
const LEAST_GOODPUT = 0.8;

const times = (given: Given[]): number[] => given.map(({ ms }) => ms).sort((a, b) => a - b);
const p99 = (given: Given[]): number => quantile(times(given), 0.99);
/** How many were answered a second. */
const answeredIn = ({ inTime, seconds }: OpenResult & { seconds: number }): number => inTime / seconds;
const inMs = (value: number): string => `${value.toFixed(0)} ms`;

/** Asks as it is told, and tells what the server and the asking used of the processors meanwhile. */
class Asking {
  constructor(
    private readonly load: Child,
    private readonly api: Running,
    private readonly about: Pick<OpenJob, 'threads' | 'tokens'>,
  ) {}

  async ask(rate: number, seconds: number): Promise<OpenResult & { rate: number; seconds: number; used: string }> {
    const pids = [this.api.child.pid, this.load.pid];
    const before = pids.map(cpuSeconds);
    const job: OpenJob = { port: this.api.port, rate, seconds, connections: CONNECTIONS, ...this.about };
    const result = await this.load.ask<OpenResult>(job);
    const [server, asking] = pids.map((pid, place) => (cpuSeconds(pid) - (before[place] ?? 0)) / seconds);
    return { ...result, rate, seconds, used: `the api used ${server?.toFixed(2)} of a processor, the asking ${asking?.toFixed(2)}` };
  }
}

/** The highest rate that is answered, where hardly anybody is refused and nobody waits for long. */
async function findKnee(asking: Asking, seconds: number, say: (message: string) => void): Promise<number> {
  let knee = 0;
  let rate = FIRST_RATE;
  let failed = 0;
  for (let step = 0; step < MOST_STEPS && failed < 2; step += 1) {
    const asked = await asking.ask(rate, seconds);
    const { accepted, refused, due, unsent, used } = asked;
    const goodput = answeredIn(asked);
    say(`  ${rate} a second: ${goodput.toFixed(0)} answered, p99 ${inMs(p99(accepted))}, ${refused.length} refused, ${unsent} not sent; ${used}`);
    // Of so short a step, one odd moment is more than one in a hundred: it has to be seen twice.
    const bent = refused.length > due * KNEE.refused || p99(accepted) > KNEE.p99 || goodput < rate * 0.9;
    failed = bent ? failed + 1 : 0;
    if (bent) continue;
    knee = goodput;
    rate = Math.round(rate * GROWS);
  }
  return knee;
}

/** The first second from which on it is as at the knee; Infinity where there was none that more than a moment came after. */
function recoveredIn({ accepted, refused, seconds }: { accepted: Given[]; refused: Given[]; seconds: number }): number {
  const isWellFrom = (second: number): boolean => {
    const [answered, away] = [accepted, refused].map((given) => given.filter((each) => each.second >= second)) as [Given[], Given[]];
    return p99(answered) <= KNEE.p99 && away.length <= (answered.length + away.length) * KNEE.refused;
  };
  const found = Array.from({ length: seconds - MORE_THAN_A_MOMENT }, (_, second) => second).find(isWellFrom);
  return found ?? Number.POSITIVE_INFINITY;
}

async function plant(stage: Stage): Promise<string[]> {
  return stage.query(async (client) => {
    const planted = await plantSite(client);
    const made = await plantThreads(client, planted, Array.from({ length: THREADS }, (_, number) => `thread-${number}`));
    for (const threadId of made) await plantReplies(client, planted, threadId, REPLIES);
    await settle(client);
    return made;
  });
}

/** Ten times as many come as can be answered. */
export const drillOverload: Drill = async (stage, { short }, say) => {
  const extent = short ? 'short' : 'long';
  const threads = await plant(stage);
  const api = await stage.startApi();
  const [moderator, ...readers] = await registerReaders(api.port, READERS + 1);
  await stage.query((client) => client.query(`UPDATE users SET role = 'moderator' WHERE id = $1`, [moderator?.id]));
  const load = Child.start(findFile('dist', 'test', 'drills', 'overload', 'open-load.js'));
  stage.strikeWith(() => load.stop());
  const apart = keepToOne([load.pid, process.pid]);
  const asking = new Asking(load, api, { threads, tokens: readers.map(({ token }) => token) });

  say('Looking for the knee: of ten requests six read pages, two what they may do, two post. ' + (apart ? 'Who asks keeps to one processor; database and api have the others, and what is left of that one.' : 'Database, api and who asks share this machine’s processors.'));
  await asking.ask(FIRST_RATE, WARM_SECONDS);
  const knee = await findKnee(asking, STEP_SECONDS[extent], say);
  say(`The knee: ${knee.toFixed(0)} answers a second. Now ${TIMES_THE_KNEE} times as many requests, for ${SECONDS[extent]} s.`);
  const moderating = new LookIn({ port: api.port, path: '/api/v1/moderation/queue?kind=reported', token: moderator?.token ?? '' });
  const probing = new LookIn({ port: api.port, path: '/health/live' });
  const over = await asking.ask(Math.round(knee * TIMES_THE_KNEE), SECONDS[extent]);
  await Promise.all([moderating.stop(), probing.stop()]);
  const after = await asking.ask(Math.round(knee * AFTER.part), AFTER.seconds);

  const [afterwards, refused] = [over.accepted, over.refused].map((given) => given.filter(({ second }) => second >= MOMENT_SECONDS[extent])) as [Given[], Given[]];
  const goodput = answeredIn(over);
  const posted = over.accepted.filter(({ kind }) => kind === 'post').length;
  const sent = (over.due - over.unsent) / over.seconds;
  const late = over.lateness.toSorted((a, b) => a - b);
  const recovered = recoveredIn(after);
  const moderated = moderating.times.toSorted((a, b) => a - b);
  const odd = [...over.odd, ...after.odd].map(([what, count]) => `${count} × ${what}`).join(', ');
  const counted = await recount(stage.url()).then((replies) => `every count of ${replies} replies is right`, (error: Error) => error.message);
  say(`Sent ${sent.toFixed(0)} of ${over.rate} a second (${over.unsent} found no connection free), half of them at most ${inMs(quantile(late, 0.5))} late, 99 of 100 ${inMs(quantile(late, 0.99))}; ${over.used}.`);
  return [
    { promise: `${TIMES_THE_KNEE} times the knee was really asked for`, seen: `${sent.toFixed(0)} a second of ${(knee * TIMES_THE_KNEE).toFixed(0)}`, kept: sent >= knee * TIMES_THE_KNEE * 0.9, timed: true },
    { promise: 'at least 80 % of the knee is answered', seen: `${goodput.toFixed(0)} a second, ${((goodput / knee) * 100).toFixed(0)} %, ${posted} of them posts`, kept: goodput >= knee * LEAST_GOODPUT && posted > 0, timed: posted > 0 },
    { promise: `what is let in is answered within a second${short ? ', after the first two' : ''}`, seen: `p99 ${inMs(p99(afterwards))}, p50 ${inMs(quantile(times(afterwards), 0.5))}; p99 of all ${inMs(p99(over.accepted))}`, kept: p99(afterwards) <= MOST.acceptedMs, timed: true },
    { promise: `who is turned away knows it within 50 ms${short ? ', after the first two seconds' : ''}`, seen: `p99 ${inMs(p99(refused))}, p50 ${inMs(quantile(times(refused), 0.5))}, of ${refused.length}; p99 of all ${inMs(p99(over.refused))}`, kept: p99(refused) <= MOST.refusedMs, timed: true },
    { promise: 'moderators are let in, and probes answered', seen: `${moderating.failed} of ${moderated.length + moderating.failed} looks into the queue refused, p99 ${inMs(quantile(moderated, 0.99))}; ${probing.failed} of ${probing.times.length + probing.failed} probes`, kept: moderating.failed <= moderated.length * 0.02 && moderated.length > 0 && probing.failed === 0 },
    { promise: 'nothing else happens to anybody', seen: odd === '' ? 'nothing' : odd, kept: odd === '' },
    { promise: 'it is as before within 10 s', seen: `from second ${recovered} on, at ${after.rate} a second`, kept: recovered <= MOST.recoverSeconds, timed: Number.isFinite(recovered) },
    { promise: 'counters are what a recount finds', seen: counted, kept: counted.startsWith('every count') },
  ] satisfies Finding[];
};

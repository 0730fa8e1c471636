import { setTimeout as wait } from 'node:timers/promises';
import { plantSite, plantThreads } from '../../../bench/stage/plant.js';
import { registerReaders } from '../../../bench/stage/readers.js';
import { recount } from '../../../bench/stage/recount.js';
import type { Running, Stage } from '../../../bench/stage/stage.js';
import type { Drill, Finding } from '../drill.js';
import { KeepInsisting } from '../support/insist.js';
import { readAll } from '../support/read-all.js';
import { Watcher } from '../support/watch-threads.js';

const WRITERS = 64;
const THREADS = 4;
const WATCHERS = 8;

/** Between two kills. */
const PAUSE_MS = 4_000;
const KILLS = { short: 4, long: 36 };

/** After the last kill everybody has this long to know everything. */
const CATCH_UP_MS = 30_000;

/** Kills the api and PostgreSQL in turn, and starts again what was killed. */
async function killAgainAndAgain(stage: Stage, first: Running, kills: number, say: (message: string) => void): Promise<{ api: Running; ofApi: number; ofPostgres: number }> {
  let api = first;
  let postgres = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    await wait(PAUSE_MS);
    if (kill % 3 === 0) {
      postgres += 1;
      await stage.killDatabase();
      await stage.startDatabase();
    } else {
      await api.child.kill();
      api = await stage.startApi({ port: api.port });
    }
    say(`Kill ${kill} of ${kills}: ${kill % 3 === 0 ? 'PostgreSQL' : 'the api'}, and it is back.`);
  }
  return { api, ofApi: kills - postgres, ofPostgres: postgres };
}

async function compare(port: number, threads: string[], acknowledged: Map<string, string>): Promise<{ lost: number; twice: number; other: number; read: number }> {
  const all = (await Promise.all(threads.map((threadId) => readAll(port, threadId)))).flat();
  const times = new Map<string, string[]>();
  for (const { id, text } of all) times.set(text, [...(times.get(text) ?? []), id]);
  const lost = [...acknowledged].filter(([text, id]) => times.get(text)?.includes(id) !== true).length;
  const twice = [...times.values()].filter((ids) => ids.length > 1).length;
  const other = [...times.keys()].filter((text) => !acknowledged.has(text)).length;
  return { lost, twice, other, read: all.length };
}

/** Everybody writes while the program and its database are killed again and again. */
export const drillKill: Drill = async (stage, { short }, say) => {
  const threads = await stage.query(async (client) => plantThreads(client, await plantSite(client), Array.from({ length: THREADS }, (_, number) => `thread-${number}`)));
  const first = await stage.startApi();
  say(`Registering ${WRITERS} readers …`);
  const readers = await registerReaders(first.port, WRITERS);
  const watchers = Array.from({ length: WATCHERS }, (_, number) => new Watcher(first.port, threads[number % THREADS] ?? '', 0));
  const writing = new KeepInsisting({ port: first.port, readers, threads });
  const killed = await killAgainAndAgain(stage, first, KILLS[short ? 'short' : 'long'], say);
  await wait(PAUSE_MS);
  await writing.stop();
  const heads = await stage.query(async (client) => (await client.query<{ id: string; seq: number }>('SELECT id, seq FROM threads')).rows);
  const seqOf = (number: number): number => heads.find(({ id }) => id === threads[number % THREADS])?.seq ?? 0;
  const complete = await Promise.all(watchers.map((watcher, number) => watcher.until(seqOf(number), CATCH_UP_MS)));
  for (const watcher of watchers) watcher.leave();
  const { lost, twice, other, read } = await compare(killed.api.port, threads, writing.acknowledged);
  const counted = await recount(stage.url()).then((replies) => `every count of ${replies} replies is right`, (error: Error) => error.message);
  const failures = [...writing.failures].map(([status, times]) => `${times} × ${status === 0 ? 'a broken line' : status}`).join(', ');
  const odd = [...writing.failures.keys()].filter((status) => ![0, 409, 503].includes(status));
  return [
    { promise: 'every acknowledged reply can be read', seen: `${lost} of ${writing.acknowledged.size} lost, after ${killed.ofApi} kills of the api and ${killed.ofPostgres} of PostgreSQL`, kept: lost === 0 && writing.acknowledged.size > WRITERS },
    { promise: 'each once, and nothing else', seen: `${twice} twice, ${other} that nobody was told of, of ${read} read`, kept: twice === 0 && other === 0 && read === writing.acknowledged.size },
    { promise: 'what cannot be done is refused with 503 or broken off, and may be tried again', seen: failures === '' ? 'nothing failed' : failures, kept: odd.length === 0 && failures !== '' },
    { promise: 'counters are what a recount finds', seen: counted, kept: counted.startsWith('every count') },
    { promise: 'every watcher knows every number of its thread', seen: `${complete.filter(Boolean).length} of ${WATCHERS}, up to ${Math.max(...heads.map(({ seq }) => seq))}`, kept: complete.every(Boolean) },
  ] satisfies Finding[];
};

import { setTimeout as wait } from 'node:timers/promises';
import { requestText } from '../load/load-job.js';
import { ask } from '../load/rounds.js';
import { median, quantile } from '../report/numbers.js';
import type { Child } from '../stage/child.js';
import { HOST } from '../stage/ports.js';
import type { Reader } from '../stage/readers.js';
import type { Running } from '../stage/stage.js';
import { makeTexts } from '../stage/texts.js';

/** Everybody else, posting all the time. */
const CONNECTIONS = 8;
const SECONDS = 4;
const ROUNDS = 6;
const TEXTS = 4_001;

/** A look at the feed so often. */
const LOOK_MS = 50;
const PATIENCE_MS = 20_000;

export interface StarRow {
  before: { p50: number; p99: number };
  during: { p50: number; p99: number };
  /** The median over the rounds. */
  p99Ratio: number;
  /** From posting to being in a follower's feed, round by round. */
  seconds: number[];
}

interface Scene {
  server: Running;
  load: Child;
  threads: string[];
  writers: Reader[];
  star: Reader;
  follower: Reader;
}

const headers = ({ token }: Reader) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

async function post({ server, threads, star }: Scene, round: number): Promise<string> {
  const body = JSON.stringify({ body: `Something that half a million wait for, number ${round}.` });
  const answer = await fetch(`http://${HOST}:${server.port}/api/v1/threads/${threads[round]}/replies`, { method: 'POST', headers: headers(star), body });
  const { id } = (await answer.json()) as { id?: string };
  if (id === undefined) throw new Error(`The one who is followed could not post: ${answer.status}.`);
  return id;
}

/** Seconds until a reply is in a follower's feed. */
async function untilInFeed({ server, follower }: Scene, replyId: string): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < PATIENCE_MS) {
    const answer = await fetch(`http://${HOST}:${server.port}/api/v1/me/feed?limit=5`, { headers: headers(follower) });
    const { items } = (await answer.json()) as { items: { reply: { id: string } }[] };
    if (items.some(({ reply }) => reply.id === replyId)) return (performance.now() - began) / 1_000;
    await wait(LOOK_MS);
  }
  return Number.POSITIVE_INFINITY;
}

/** Everybody posts, and everybody posts while half a million are told of one reply: in turn, and compared round by round. */
export async function measureStar(scene: Scene): Promise<StarRow> {
  const texts = makeTexts(TEXTS);
  const requests = texts.map((text, place) =>
    requestText('POST', `/api/v1/threads/${scene.threads[place % 100]}/replies`, headers(scene.writers[place % scene.writers.length] as Reader), { body: text }),
  );
  const job = { connections: CONNECTIONS, requests, until: { seconds: SECONDS } };
  const [before, during, seconds, ratios]: [number[], number[], number[], number[]] = [[], [], [], []];
  let from = 0;
  const postAll = async (): Promise<Float64Array> => {
    const { result } = await ask(scene.load, { server: scene.server, job }, from);
    from += result.answers;
    return result.latencies.toSorted();
  };
  await postAll();
  for (let round = 0; round < ROUNDS; round += 1) {
    const calm = await postAll();
    const told = post(scene, round).then((id) => untilInFeed(scene, id));
    const busy = await postAll();
    seconds.push(await told);
    before.push(...calm);
    during.push(...busy);
    ratios.push(quantile(busy, 0.99) / quantile(calm, 0.99));
  }
  const sum = (all: number[]) => ({ p50: quantile(all.toSorted((a, b) => a - b), 0.5), p99: quantile(all.toSorted((a, b) => a - b), 0.99) });
  return { before: sum(before), during: sum(during), p99Ratio: median(ratios), seconds };
}

import { randomUUID } from 'node:crypto';
import { requestText, type LoadResult } from '../load/load-job.js';
import type { Child } from '../stage/child.js';
import { registerReaders } from '../stage/readers.js';
import { makeTexts } from '../stage/texts.js';

/** Busy, and no more than it can answer. */
const CONNECTIONS = 16;
const REQUESTS = 2_000;

/** One request in so many posts; the others read. */
const POSTS = 50;

/** Pages of so many lengths: most are ready, and some are not. */
const LENGTHS = 40;

export interface Loaded {
  answers: number;
  /** Of those, what was refused. */
  refused: number;
}

/** Reading and posting, as a busy day has them, for some minutes. */
export async function loadFor(seconds: number, load: Child, port: number, threads: readonly string[]): Promise<Loaded> {
  const texts = makeTexts(REQUESTS);
  const loaded = { answers: 0, refused: 0 };
  const end = performance.now() + seconds * 1_000;
  for (let round = 0; performance.now() < end; round += 1) {
    // Their tokens are good for ten minutes, and nobody posts all day.
    const [reader] = await registerReaders(port, 1, randomUUID().slice(0, 8));
    const requests = Array.from({ length: REQUESTS }, (_, number) => {
      const thread = threads[number % threads.length] ?? '';
      const path = `/api/v1/threads/${thread}/replies`;
      if (number % POSTS === POSTS - 1) return requestText('POST', path, { authorization: `Bearer ${reader?.token}` }, { body: `${round} ${texts[number]}` });
      return requestText('GET', `${path}?limit=${1 + (number % LENGTHS)}`, { 'accept-encoding': 'br' });
    });
    const { answers, failed } = await load.ask<LoadResult>({ port, connections: CONNECTIONS, requests, from: 0, until: { requests: REQUESTS } });
    loaded.answers += answers;
    loaded.refused += failed;
  }
  return loaded;
}

import { plantReplies, plantSite, plantThreads, settle } from '../stage/plant.js';
import type { Child } from '../stage/child.js';
import type { Running, Stage } from '../stage/stage.js';

export const SMALL = 100;
export const BIG = 1_000_000;
export const SIZES = [SMALL, 10_000, BIG];

/** What is read, and who asks. */
export interface Threads {
  /** By size. */
  ids: Map<number, string>;
  /** Addresses of their articles. */
  urls: string[];
  api: Running;
  load: Child;
}

const nameOf = (size: number): string => `thread-of-${size}`;

export const pathOf = (threadId: string): string => `/api/v1/threads/${threadId}/replies`;

/** Plants a thread of each size and starts the api on them. */
export async function prepare(stage: Stage, say: (message: string) => void): Promise<Threads> {
  const ids = await stage.query(async (client) => {
    const planted = await plantSite(client);
    const threads = await plantThreads(client, planted, SIZES.map(nameOf));
    for (const [place, size] of SIZES.entries()) {
      say(`Planting ${size.toLocaleString('en-GB')} replies …`);
      await plantReplies(client, planted, threads[place] ?? '', size, { say, searchable: false });
    }
    await settle(client);
    return new Map(SIZES.map((size, place) => [size, threads[place] ?? '']));
  });
  const urls = SIZES.map((size) => `https://bench.test/${nameOf(size)}`);
  return { ids, urls, api: await stage.startApi(), load: stage.startHelper('load/load-process.js') };
}

import { Connection } from './connection.js';
import type { LoadJob, LoadResult } from './load-job.js';

/** The process that asks: it is told what and how long, and answers how it went. */
const MOST_SECONDS = 60;

/** Millions of answers fit; a round has far fewer. */
const ROOM = 2_000_000;

async function run({ port, connections, requests, from, until }: LoadJob): Promise<LoadResult> {
  const latencies = new Float64Array(ROOM);
  const most = 'requests' in until ? Math.min(until.requests, ROOM) : ROOM;
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  let asked = 0;
  let answers = 0;
  let failed = 0;
  let firstFailure: string | null = null;
  const began = performance.now();
  const end = began + ('seconds' in until ? until.seconds : MOST_SECONDS) * 1_000;

  const keepAsking = async (connection: Connection): Promise<void> => {
    while (asked < most && performance.now() < end) {
      const request = requests[(from + asked++) % requests.length] ?? '';
      const sent = performance.now();
      const { status, head } = await connection.send(request);
      latencies[answers++] = performance.now() - sent;
      // An answer without a body, where nothing has changed, is as good as one with.
      if ((status >= 200 && status < 300) || status === 304) continue;
      failed += 1;
      firstFailure ??= head.toString('utf8').slice(0, 2_000);
    }
  };
  try {
    await Promise.all(open.map(keepAsking));
    return { answers, seconds: (performance.now() - began) / 1_000, failed, firstFailure, latencies: latencies.slice(0, answers) };
  } finally {
    for (const connection of open) connection.close();
  }
}

process.on('message', (job: LoadJob) => void run(job).then((result) => process.send?.(result)));
process.on('disconnect', () => process.exit());

import pg from 'pg';
import { writeRows, type Posted } from './write-rows.js';

export interface RowsAloneJob {
  databaseUrl: string;
  /** Writers, each with a connection of its own and one transaction at a time. */
  writers: number;
  seconds: number;
  /** Taken in turn. */
  replies: { threadId: string; authorId: string; posted: Posted }[];
}

export interface RowsAloneResult {
  /** Transactions a second. */
  rate: number;
}

/** What the database alone can do, as pgbench would find it: the same transactions, with no server in between. */
async function run({ databaseUrl, writers, seconds, replies }: RowsAloneJob): Promise<RowsAloneResult> {
  const connections = Array.from({ length: writers }, () => new pg.Client({ connectionString: databaseUrl }));
  await Promise.all(connections.map((connection) => connection.connect()));
  let written = 0;
  const began = performance.now();
  const keepWriting = async (connection: pg.Client): Promise<void> => {
    while (performance.now() - began < seconds * 1_000) {
      const { threadId, authorId, posted } = replies[written++ % replies.length] ?? { threadId: '', authorId: '', posted: { body: '' } };
      await writeRows(connection, threadId, authorId, posted);
    }
  };
  try {
    await Promise.all(connections.map(keepWriting));
    return { rate: written / ((performance.now() - began) / 1_000) };
  } finally {
    await Promise.all(connections.map((connection) => connection.end()));
  }
}

process.on('message', (job: RowsAloneJob) => void run(job).then((result) => process.send?.(result)));
process.on('disconnect', () => process.exit());

import { io, type Socket } from 'socket.io-client';
import { Connection } from '../load/connection.js';
import { HOST } from '../stage/ports.js';

/** What the watchers are told: connect so many, or post something and see it arrive. */
export type WatcherJob =
  | { watch: { port: number; threadId: string; sockets: number } }
  | { leave: { port: number } }
  | { post: { port: number; through: number; request: string; replies: number } };

/** When something was sent and when each socket had it, on the machine's one clock, in milliseconds. */
export interface Arrival {
  sentAt: number;
  answeredAt: number;
  arrivedAt: Float64Array;
  /** Of the event's payload. */
  bytes: number;
}

/** Sockets that connect at a time: a crowd, not a stampede. */
const AT_A_TIME = 50;

/** Between two replies, so that the last one is over everywhere. */
const PAUSE_MS = 120;

/** A reply that has not arrived everywhere by then counts as lost, and ends the measurement. */
const LOST_MS = 30_000;

interface Crowd {
  sockets: Socket[];
  arrivedAt: Float64Array;
  arrived: number;
  event: unknown;
  everywhere: () => void;
}

const now = (): number => Number(process.hrtime.bigint()) / 1e6;
const crowds = new Map<number, Crowd>();

async function join(crowd: Crowd, port: number, threadId: string): Promise<void> {
  const socket = io(`http://${HOST}:${port}`, { transports: ['websocket'], forceNew: true, reconnection: false });
  socket.on('reply.published', (event: unknown) => {
    crowd.arrivedAt[crowd.arrived++] = now();
    crowd.event = event;
    if (crowd.arrived === crowd.sockets.length) crowd.everywhere();
  });
  crowd.sockets.push(socket);
  await new Promise((done, fail) => socket.once('connect', () => done(undefined)).once('connect_error', fail));
  const answer = (await socket.timeout(10_000).emitWithAck('thread.join', { threadId })) as { ok: boolean };
  if (!answer.ok) throw new Error(`A socket may not join: ${JSON.stringify(answer)}`);
}

async function watch(port: number, threadId: string, sockets: number): Promise<number> {
  const crowd: Crowd = { sockets: [], arrivedAt: new Float64Array(sockets), arrived: 0, event: null, everywhere: () => undefined };
  crowds.set(port, crowd);
  while (crowd.sockets.length < sockets) {
    await Promise.all(Array.from({ length: Math.min(AT_A_TIME, sockets - crowd.sockets.length) }, () => join(crowd, port, threadId)));
  }
  return crowd.sockets.length;
}

async function postOnce(crowd: Crowd, connection: Connection, request: string): Promise<Arrival> {
  crowd.arrived = 0;
  let late: NodeJS.Timeout | undefined;
  const everywhere = new Promise<void>((done, fail) => {
    crowd.everywhere = done;
    late = setTimeout(() => fail(new Error(`Only ${crowd.arrived} of ${crowd.sockets.length} sockets were told.`)), LOST_MS);
  });
  const sentAt = now();
  const [{ status, head }, answeredAt] = await Promise.all([connection.send(request), everywhere]).then(([answered]) => [answered, now()] as const);
  clearTimeout(late);
  if (status >= 300) throw new Error(head.toString('utf8'));
  return { sentAt, answeredAt, arrivedAt: crowd.arrivedAt.slice(), bytes: Buffer.byteLength(JSON.stringify(crowd.event)) };
}

async function post({ port, through, request, replies }: { port: number; through: number; request: string; replies: number }): Promise<Arrival[]> {
  const crowd = crowds.get(port);
  if (!crowd) throw new Error(`Nobody watches ${port}.`);
  const connection = await Connection.open(through);
  const arrivals: Arrival[] = [];
  for (let reply = 0; reply < replies; reply += 1) {
    arrivals.push(await postOnce(crowd, connection, request));
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  connection.close();
  return arrivals;
}

function leave(port: number): Promise<number> {
  for (const socket of crowds.get(port)?.sockets ?? []) socket.disconnect();
  crowds.delete(port);
  return Promise.resolve(0);
}

function run(job: WatcherJob): Promise<unknown> {
  if ('watch' in job) return watch(job.watch.port, job.watch.threadId, job.watch.sockets);
  if ('leave' in job) return leave(job.leave.port);
  return post(job.post);
}

process.on('message', (job: WatcherJob) => void run(job).then((result) => process.send?.(result)));
process.on('disconnect', () => process.exit());

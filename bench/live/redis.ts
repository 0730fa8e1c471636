import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, HOST } from '../stage/ports.js';
import type { Stage } from '../stage/stage.js';
import { StreamsServer } from '../../test/support/streams-server.js';

export interface Joining {
  url: string;
  /** What it is, for whoever reads the numbers. */
  name: string;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ port, host: HOST });
    socket.once('connect', () => { socket.destroy(); done(true); });
    socket.once('error', () => done(false));
  });

/** A Redis of the measurement's own where the machine has one; else as much of one as nodes need to hear each other. */
export async function startRedis(stage: Stage): Promise<Joining> {
  const port = await freePort();
  const server = spawn('redis-server', ['--port', String(port), '--bind', HOST, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
  const missing = await Promise.race([once(server, 'error').then(() => true), once(server, 'spawn').then(() => false)]);
  if (missing) {
    const streams = await StreamsServer.start();
    stage.strikeWith(() => streams.stop());
    return { url: streams.url, name: 'a stand-in for Redis, in the process of the measurement' };
  }
  stage.strikeWith(async () => {
    const gone = server.exitCode === null ? once(server, 'exit') : undefined;
    server.kill();
    await gone;
  });
  while (server.exitCode === null && !(await answers(port))) await wait(50);
  return { url: `redis://${HOST}:${port}`, name: 'redis-server' };
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, HOST } from '../../../bench/stage/ports.js';
import type { Stage } from '../../../bench/stage/stage.js';
import { StreamsServer } from '../../support/streams-server.js';

/** A Redis that can be taken away and brought back. */
export interface TakenAway {
  /** What it is, for the table. */
  name: string;
  url: string;
  kill: () => Promise<void>;
  start: () => Promise<void>;
  standStill: () => void;
  goOn: () => void;
}

const file = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'redis-server')).find((path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
});

const isListening = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, HOST, () => {
      socket.destroy();
      done(true);
    }).on('error', () => done(false));
  });

/** The machine's own, keeping nothing, on a port of its own. */
async function realRedis(stage: Stage, path: string): Promise<TakenAway> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'belowline-redis-'));
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  stage.strikeWith(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async (): Promise<void> => {
    child = spawn(path, ['--port', String(port), '--bind', HOST, '--save', '', '--appendonly', 'no', '--dir', folder], { stdio: 'ignore' });
    while (!(await isListening(port))) {
      if (child.exitCode !== null) throw new Error(`${path} ended with ${child.exitCode}.`);
      await wait(20);
    }
  };
  await start();
  return { name: path, url: `redis://${HOST}:${port}`, kill, start, standStill: () => void child?.kill('SIGSTOP'), goOn: () => void child?.kill('SIGCONT') };
}

/** A small server of our own that speaks what the nodes need of it. */
async function smallRedis(stage: Stage): Promise<TakenAway> {
  const server = await StreamsServer.start();
  stage.strikeWith(async () => {
    server.speakAgain();
    await server.stop();
  });
  return { name: 'a small server of our own', url: server.url, kill: () => server.goAway(), start: () => server.comeBack(), standStill: () => server.fallSilent(), goOn: () => server.speakAgain() };
}

export const startRedis = (stage: Stage): Promise<TakenAway> => (file === undefined ? smallRedis(stage) : realRedis(stage, file));

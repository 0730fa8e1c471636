import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { Config } from '#platform/config/config';
import type { TestApp } from './test-app.js';

/** A worker in a process of its own, as an installation has them. */
export const startWorker = (app: TestApp, settings: Record<string, string> = {}): ChildProcess => {
  const { databaseUrl, secret } = app.get(Config);
  const env = { PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL: databaseUrl, SECRET: secret, PUBLIC_URL: 'http://talk.test', LOG_LEVEL: 'fatal', ...settings };
  return spawn(process.execPath, [resolve('dist/server/worker.js')], { env, stdio: 'ignore' });
};

/** Kills a worker as a machine does that loses its power, and waits until it is gone. */
export async function killWorker(worker: ChildProcess): Promise<void> {
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

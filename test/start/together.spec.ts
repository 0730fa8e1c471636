import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { interrupt, newFolder, startEverything, type Everything } from '../support/everything.js';
import { KeptConnection } from '../support/kept-connection.js';

const run = promisify(execFile);

/** A process that is to answer at once has this long. */
const SOON_MS = 4_000;

interface Process {
  pid: number;
  parent: number;
  args: string;
}

async function processes(): Promise<Process[]> {
  const { stdout } = await run('ps', ['-eo', 'pid,ppid,args', '--no-headers']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return args === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), args }];
  });
}

describe('npm start -- --api 2', () => {
  let site: Everything;
  let port: number;
  beforeAll(async () => {
    site = await startEverything({}, newFolder(), ['--api', '2']);
    port = Number(new URL(site.url).port);
  });
  afterAll(() => site?.stop());

  /** Those that answer, or those that do the jobs, by their numbers. */
  const members = async (kind: 'api' | 'worker'): Promise<number[]> =>
    (await processes()).filter(({ parent, args }) => parent === site.process.pid && args.includes(`dist/server/${kind}.js`)).map(({ pid }) => pid).sort((a, b) => a - b);

  /** Asks on a connection of its own; 0 where nothing is answered soon. */
  const live = async (): Promise<number> => {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/health/live`, { headers: { connection: 'close' }, signal: AbortSignal.timeout(SOON_MS) });
      return answer.status;
    } catch {
      return 0;
    }
  };

  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await wait(50);
  };

  it('runs two processes that both answer, and one that does the jobs', async () => {
    const apis = await members('api');
    expect([apis.length, (await members('worker')).length]).toEqual([2, 1]);
    expect(await (await fetch(`${site.url}/health/ready`)).json()).toMatchObject({ status: 'ready' });
    for (const [other] of [apis, apis.toReversed()] as [number, number][]) {
      process.kill(other, 'SIGSTOP');
      try {
        // Half of all connections go to the one that can say nothing now.
        expect(new Set(await Promise.all(Array.from({ length: 6 }, live)))).toEqual(new Set([0, 200]));
      } finally {
        process.kill(other, 'SIGCONT');
      }
    }
    await until(async () => (await Promise.all(Array.from({ length: 6 }, live))).every((status) => status === 200));
  });

  it('has one that was killed replaced, and goes on answering meanwhile', async () => {
    const [killed = 0, other = 0] = await members('api');
    process.kill(killed, 'SIGKILL');
    // Until the others know, one may still be sent to it.
    await until(() => Promise.resolve(site.printed().includes('A process (api) ended; another takes its place.')));
    expect(await Promise.all(Array.from({ length: 6 }, live))).toEqual([200, 200, 200, 200, 200, 200]);
    await until(async () => (await members('api')).length === 2);
    expect(await members('api')).toContain(other);
    expect(await members('api')).not.toContain(killed);
  });

  it('has all of them replaced at SIGUSR2, and every connection that was kept goes on, by whomever it was opened', async () => {
    const before = [...(await members('api')), ...(await members('worker'))];
    const kept = await Promise.all(Array.from({ length: 12 }, () => KeptConnection.open(port)));
    const askAll = (path: string) => Promise.all(kept.map((each) => each.ask(path)));
    const fine = kept.map(() => 200);
    expect(await askAll('/health/live')).toEqual(fine);
    let printed = site.printed().length;
    const replaced = () => Promise.resolve(site.printed().slice(printed).includes('All processes were replaced.'));
    site.process.kill('SIGUSR2');
    await until(replaced);
    // Once more, so that they are passed on by those that they were passed on to: half of them silent since, half of them not.
    expect(await Promise.all(kept.slice(0, 6).map((each) => each.ask('/health/live')))).toEqual(fine.slice(0, 6));
    printed = site.printed().length;
    site.process.kill('SIGUSR2');
    await until(replaced);
    const after = [...(await members('api')), ...(await members('worker'))];
    expect(after.length).toBe(3);
    expect(after.filter((pid) => before.includes(pid))).toEqual([]);
    expect(await askAll('/health/live')).toEqual(fine);
    expect(await askAll('/embed.js')).toEqual(fine);
    for (const each of kept) each.close();
  });

  it('leaves nothing behind at Ctrl-C', async () => {
    const all = (await processes()).filter(({ parent, args }) => parent === site.process.pid || args.includes(site.folder)).map(({ pid }) => pid);
    expect(all.length).toBeGreaterThan(3);
    expect(await interrupt(site.process)).toBe(0);
    const left = await processes();
    expect(left.filter(({ pid, args }) => all.includes(pid) && /main\.js|postgres/.test(args) && !args.includes('<defunct>'))).toEqual([]);
    expect(left.filter(({ args }) => args.includes(site.folder))).toEqual([]);
    await expect(fetch(site.url)).rejects.toThrow();
  });
});

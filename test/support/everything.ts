import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { demoLogins } from '../../prisma/seed/demo/users.js';

const PROGRAM = resolve('dist/server/start.js');

export interface Login {
  email: string;
  password: string;
}

/** A whole installation, as `npm start` makes one. */
export interface Everything {
  url: string;
  logins: { reader: Login; moderator: Login; admin: Login };
  /** Where its database lies; another start may be given the same. */
  folder: string;
  process: ChildProcess;
  /** Everything that it printed. */
  printed: () => string;
  /** Stops it as Ctrl-C does, and forgets its data. */
  stop: () => Promise<void>;
}

/** Below what Linux gives to whoever asks for any port (32,768 and up): nobody else here is given one of these before it is used. */
const PORTS = { from: 20_000, to: 32_000 };

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    const server = createServer();
    const free = await new Promise<boolean>((known) => server.once('listening', () => known(true)).once('error', () => known(false)).listen(port, '127.0.0.1'));
    if (!free) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

const login = (role: string): Login => {
  const found = demoLogins.find((each) => each.role === role);
  if (!found) throw new Error(`The demonstration has no log-in for the role "${role}".`);
  return { email: found.email, password: found.password };
};

/** For a first start. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'belowline-site-'));

/** A folder with a database that is up to date and has nothing in it: a copy of the one that the run has made, with every file's owner. */
function migratedFolder(): string {
  const folder = newFolder();
  const made = process.env['TEST_MIGRATED_FOLDER'];
  if (made !== undefined) execFileSync('cp', ['-a', `${made}/.`, folder]);
  return folder;
}

/** Ends a program as Ctrl-C would, and waits until it is gone. */
export async function interrupt(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** Resolves with the program's address once it says that it is running; rejects with what it printed when it ends instead. */
export function running(child: ChildProcess, printed: () => string): Promise<void> {
  return new Promise((isRunning, failed) => {
    child.stdout?.on('data', () => {
      if (printed().includes('Belowline is running at')) isRunning();
    });
    child.once('exit', (code) => failed(new Error(`It ended with ${code}:\n${printed()}`)));
  });
}

/** Starts the program itself, on a port and a data folder of its own, without limits; `args` as after `npm start --`. */
export async function startEverything(settings: Record<string, string> = {}, folder = migratedFolder(), args: string[] = []): Promise<Everything> {
  const port = settings['PORT'] ?? String(await freePort());
  const env = { PATH: process.env['PATH'], PORT: port, DATA_DIR: folder, RATE_LIMITS: 'off', LOG_LEVEL: 'fatal', ...settings };
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const printed = () => text;
  await running(child, printed);
  const stop = async () => {
    await interrupt(child);
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `http://localhost:${port}`, logins: { reader: login('reader'), moderator: login('moderator'), admin: login('admin') }, folder, process: child, printed, stop };
}

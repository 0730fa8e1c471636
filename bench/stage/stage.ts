import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedCluster } from '#platform/database/embedded/cluster';
import { findFile } from '#platform/files/find-file';
import { makeDatabase, migrate } from '../../apps/api/src/start/migrate.js';
import type { StopInOrder } from '../../apps/api/src/start/stop-in-order.js';
import { Child } from './child.js';
import { freePort, HOST } from './ports.js';

const DATABASE = 'belowline';

/** The connections of the api and of whatever it is measured against: the api's default. */
export const POOL = 16;

/** How a node of the api is started. */
interface ApiOptions {
  /** A free one by default. */
  port?: number;
  /** Loaded before it. */
  preload?: string;
  settings?: Record<string, string>;
  /** What is served by default. A preload that changes a library needs the modules that it is made from: `API_IN_MODULES`. */
  file?: string;
}

/** What `npm start` sets for the C library and for V8, as the image does: docs/decisions/0074-memory-that-is-given-back.md. */
function memorySettings(): Record<string, string> {
  const { scripts } = JSON.parse(readFileSync(findFile('package.json'), 'utf8')) as { scripts: { start: string } };
  const ofLibrary = [...scripts.start.matchAll(/(MALLOC_\w+)=(\d+)/g)].map(([, name = '', value = '']) => [name, value]);
  return { ...(Object.fromEntries(ofLibrary) as Record<string, string>), NODE_OPTIONS: (scripts.start.match(/--[\w-]+=\d+/g) ?? []).join(' ') };
}

const SERVED = findFile('dist', 'server', 'api.js');

/** The same api, each library of it a package of its own. */
export const API_IN_MODULES = findFile('dist', 'apps', 'api', 'src', 'main.js');

/** A server in its own process. */
export interface Running {
  child: Child;
  port: number;
}

/** A database in a temporary folder, and the servers that are measured on it. Everything goes when the stage is struck. */
export class Stage {
  private readonly secret = randomBytes(32).toString('base64url');
  private readonly memory = memorySettings();

  private constructor(
    private readonly cluster: EmbeddedCluster,
    private readonly inOrder: StopInOrder,
  ) {}

  /** In a folder of its own, unless one is given, with settings of postgresql.conf. */
  static async set(inOrder: StopInOrder, { folder: given, settings = {} }: { folder?: string; settings?: Record<string, string> } = {}): Promise<Stage> {
    const folder = given ?? mkdtempSync(join(tmpdir(), 'belowline-bench-'));
    if (given === undefined) inOrder.add(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
    const cluster = await EmbeddedCluster.start({ folder, settings });
    inOrder.add(() => cluster.stop());
    const stage = new Stage(cluster, inOrder);
    await makeDatabase(cluster.url('postgres'), DATABASE);
    await migrate(stage.url(DATABASE));
    return stage;
  }

  url(database = DATABASE): string {
    return this.cluster.url(database);
  }

  /** The same as the application, which does not own its database. */
  applicationUrl(database = DATABASE): string {
    return this.cluster.applicationUrl(database);
  }

  /** PostgreSQL's first process, which has started all its others. */
  get databasePid(): number {
    return this.cluster.pid ?? 0;
  }

  /** Kills PostgreSQL, which can then write nothing more. */
  async killDatabase(): Promise<void> {
    const { pid } = this.cluster;
    if (pid === undefined) throw new Error('There is no database to kill.');
    process.kill(pid, 'SIGKILL');
    while (this.cluster.pid !== undefined) await wait(20);
  }

  /** Starts PostgreSQL again, where it was. */
  startDatabase(): Promise<void> {
    return this.cluster.startAgain();
  }

  /** Does something on a connection of its own. */
  async query<Result>(work: (client: pg.Client) => Promise<Result>, database = DATABASE): Promise<Result> {
    const client = new pg.Client({ connectionString: this.url(database) });
    // Stopped in the middle, the running query fails and says so; the connection's own event must only not be unheard.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** Another database with the same contents, for a server that writes the same rows. */
  async copyDatabase(name: string): Promise<void> {
    await this.query((client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(DATABASE)}`), 'postgres');
  }

  /** The api as it is built, one node of it, with everything off that would slow down a single machine asking so much. */
  async startApi({ port: wanted, settings = {}, file = SERVED, ...options }: ApiOptions = {}): Promise<Running> {
    const port = wanted ?? (await freePort());
    const env = { PORT: String(port), HOST, DATABASE_POOL: String(POOL), ...this.settings(), ...settings };
    const child = this.keep(Child.start(file, { env, ...options }));
    await untilAnswering(port, child);
    return { child, port };
  }

  /** The built worker in a process of its own, where what follows from posting is done by jobs. */
  startWorker(settings: Record<string, string> = {}): Child {
    return this.keep(Child.start(findFile('dist', 'server', 'worker.js'), { env: { ...this.settings(), ...settings } }));
  }

  /** What every process of ours is started with here. */
  settings(): Record<string, string> {
    return { DATABASE_URL: this.url(), SECRET: this.secret, RATE_LIMITS: 'off', LOG_LEVEL: 'silent', SEED: 'none', ...this.memory };
  }

  /** One of the benchmark's own servers; it says when it listens. */
  async startServer(file: string, settings: unknown = {}, options: { preload?: string } = {}): Promise<Running> {
    const port = await freePort();
    const child = this.startHelper(file, options);
    await child.ask({ port, ...(settings as object) });
    return { child, port };
  }

  /** One of the benchmark's own processes. */
  startHelper(file: string, options: { preload?: string } = {}): Child {
    return this.keep(Child.start(findFile('dist', 'bench', file), options));
  }

  /** Has something end with the stage. */
  strikeWith(stop: () => Promise<void>): void {
    this.inOrder.add(stop);
  }

  private keep(child: Child): Child {
    this.inOrder.add(() => child.stop());
    return child;
  }
}

async function untilAnswering(port: number, child: Child): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const answer = await fetch(`http://${HOST}:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(200);
  }
  throw new Error(`${child.name} is not ready after 30 s.`);
}

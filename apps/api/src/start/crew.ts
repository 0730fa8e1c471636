import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setupPrimary } from '@socket.io/cluster-adapter';
import { RateLimiterClusterMaster } from 'rate-limiter-flexible';
import { StartProblem } from '#platform/config/start-problem';
import { findFile } from '#platform/files/find-file';
import { ANY_MORE, CONNECTION, letGo, NO_MORE, PASSES_ON } from '../drain/passing-on.js';

/** Longer than a node takes to go, which gives up after 30 s by itself. */
const PATIENCE_MS = 35_000;

/** A process that ends is replaced, later each time that it does not live for long: what is wrong with it is not mended by trying faster. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const LONG_LIFE_MS = 30_000;

const PROGRAMS = {
  api: findFile('dist', 'server', 'api.js'),
  worker: findFile('dist', 'server', 'worker.js'),
};

type Kind = keyof typeof PROGRAMS;

interface CrewOptions {
  /** How many processes answer; one more does the jobs. */
  apis: number;
  /** What they are told besides what this process was told. */
  env: Record<string, string>;
  say: (message: string) => void;
}

/** Several processes of one installation on one machine: they share a port, a database and what they tell their readers, and each is replaced when it ends. */
export class Crew {
  private readonly members = new Set<Member>();
  private stopping = false;
  private passed = 0;
  private restarting: Promise<void> | undefined;

  private constructor(private readonly options: CrewOptions) {}

  /** Resolves when all of them are there; refuses to start when one is not. */
  static async start(options: CrewOptions): Promise<Crew> {
    setupPrimary();
    // The processes count for the limits here, together.
    new RateLimiterClusterMaster();
    const crew = new Crew(options);
    const kinds: Kind[] = [...Array.from({ length: options.apis }, (): Kind => 'api'), 'worker'];
    await Promise.all(kinds.map((kind) => crew.add(kind)));
    return crew;
  }

  /** Replaces one after another, each successor being there before its predecessor goes: nobody notices. Asked again meanwhile, it is the same restart. */
  restart(): Promise<void> {
    this.restarting ??= this.replaceAll().finally(() => (this.restarting = undefined));
    return this.restarting;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.members].map((member) => member.stop()));
  }

  private async replaceAll(): Promise<void> {
    for (const member of [...this.members]) {
      if (this.stopping) return;
      await this.add(member.kind);
      await member.stop();
    }
    this.options.say('All processes were replaced.');
  }

  private async add(kind: Kind, pause = FIRST_PAUSE_MS): Promise<void> {
    const member = new Member(kind, this.options.env);
    this.members.add(member);
    member.onConnection((connection) => this.passOn(connection));
    member.onEnd((asked) => {
      this.members.delete(member);
      if (!asked && !this.stopping) this.replace(kind, member.lived > LONG_LIFE_MS ? FIRST_PAUSE_MS : pause);
    });
    await member.ready;
  }

  /** Has one that stays go on with a connection of one that goes. */
  private passOn(connection: Socket): void {
    const staying = [...this.members].filter(({ answers }) => answers);
    const next = staying[(this.passed += 1) % staying.length];
    if (next) next.take(connection);
    else connection.destroy();
  }

  private replace(kind: Kind, pause: number): void {
    this.options.say(`A process (${kind}) ended; another takes its place.`);
    setTimeout(() => {
      if (!this.stopping) this.add(kind, Math.min(pause * 2, LONGEST_PAUSE_MS)).catch(() => undefined);
    }, pause);
  }
}

/** One process. */
class Member {
  readonly ready: Promise<void>;
  private readonly worker: Worker;
  private readonly since = performance.now();
  private asked = false;
  private there = false;

  constructor(
    readonly kind: Kind,
    env: Record<string, string>,
  ) {
    cluster.setupPrimary({ exec: PROGRAMS[kind] });
    this.worker = cluster.fork(env);
    const there = kind === 'api' ? once(this.worker, 'listening') : this.said('ready');
    const ended = once(this.worker, 'exit').then(() => {
      throw new StartProblem(`A process (${kind}) ended before it was ready. What is wrong stands above.`);
    });
    this.ready = Promise.race([there, ended]).then(() => undefined);
    ended.catch(() => undefined);
    void this.ready.then(() => this.begin(), () => undefined);
  }

  /** Whether requests are answered here, for some time to come. */
  get answers(): boolean {
    return this.kind === 'api' && this.there && !this.asked && !this.worker.isDead();
  }

  get lived(): number {
    return performance.now() - this.since;
  }

  onEnd(told: (asked: boolean) => void): void {
    this.worker.once('exit', () => told(this.asked));
  }

  /** Calls back with each connection that it passes on because it goes. */
  onConnection(take: (connection: Socket) => void): void {
    this.worker.on('message', (message: unknown, connection?: Socket) => {
      if (message === CONNECTION && connection) take(connection);
      if (message === ANY_MORE) this.worker.send(NO_MORE, () => undefined);
    });
  }

  /** Has it go on with a connection of another. */
  take(connection: Socket): void {
    letGo(connection, (socket, sent) => this.worker.send(CONNECTION, socket, sent));
  }

  /** Has it finish what it does, and ends it when it does not. */
  async stop(): Promise<void> {
    this.asked = true;
    if (this.worker.isDead()) return;
    const gone = once(this.worker, 'exit');
    this.worker.process.kill('SIGTERM');
    const impatient = setTimeout(() => this.worker.process.kill('SIGKILL'), PATIENCE_MS);
    await gone;
    clearTimeout(impatient);
  }

  private begin(): void {
    this.there = true;
    if (this.kind === 'api') this.worker.send(PASSES_ON, () => undefined);
  }

  private said(word: string): Promise<void> {
    return new Promise((done) => {
      const hear = (message: unknown): void => {
        if (message !== word) return;
        this.worker.off('message', hear);
        done();
      };
      this.worker.on('message', hear);
    });
  }
}

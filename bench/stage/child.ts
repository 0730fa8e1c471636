import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Longer than any single question may take. */
const PATIENCE_MS = 120_000;

interface ChildOptions {
  args?: string[];
  /** The whole environment of the process: nothing of ours is passed on by itself. */
  env?: Record<string, string>;
  /** Loaded before the program. */
  preload?: string;
}

/** A process of the measurement: a server, or who loads it. Never the one that keeps the time of the whole. */
export class Child {
  private constructor(
    private readonly process: ChildProcess,
    readonly name: string,
  ) {}

  static start(file: string, { args = [], env = {}, preload }: ChildOptions = {}): Child {
    const path = process.env['PATH'] ?? '';
    const execArgv = ['--enable-source-maps', ...(preload === undefined ? [] : ['--import', preload])];
    const started = fork(file, args, { env: { PATH: path, ...env }, execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    return new Child(started, file);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Sends something and waits for the next message back. */
  async ask<Answer>(question: unknown): Promise<Answer> {
    const answer = this.next<Answer>();
    this.process.send(question as object);
    return answer;
  }

  /** The next thing that the process says. */
  async next<Answer>(): Promise<Answer> {
    const ended = new AbortController();
    const over = once(this.process, 'exit', { signal: ended.signal }).then(() => {
      throw new Error(`${this.name} ended before it answered.`);
    });
    over.catch(() => undefined);
    try {
      const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(PATIENCE_MS)]);
      const [answer] = (await Promise.race([once(this.process, 'message', { signal }), over])) as [Answer];
      return answer;
    } finally {
      ended.abort();
    }
  }

  /** Hands on everything that the process says, until it ends. */
  listen<Message>(take: (message: Message) => void): void {
    this.process.on('message', (message) => take(message as Message));
  }

  /** Ends the process as a machine does that loses its power: it can do nothing more. */
  async kill(): Promise<void> {
    const gone = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await gone;
  }

  /** Asks the process to end, and ends it when it does not. */
  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    const impatient = setTimeout(() => this.process.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(impatient);
  }
}

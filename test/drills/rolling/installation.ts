import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { findFile } from '#platform/files/find-file';
import { freePort, HOST } from '../../../bench/stage/ports.js';
import type { Stage } from '../../../bench/stage/stage.js';

const PATIENCE_MS = 120_000;

/** `npm start -- --api N` on the stage's database. */
export class Installation {
  private said = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
  }

  static async start(stage: Stage, apis: number): Promise<Installation> {
    const port = await freePort();
    const env = { PATH: process.env['PATH'], PORT: String(port), HOST, DRAIN_SECONDS: '1', ...stage.settings() };
    const child = spawn(process.execPath, [findFile('dist', 'server', 'start.js'), '--api', String(apis)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const installation = new Installation(child, port);
    stage.strikeWith(() => installation.stop());
    await installation.until('Belowline is running at');
    return installation;
  }

  /** Has every process replaced; resolves when they are. */
  async replaceAll(): Promise<void> {
    this.said = '';
    this.child.kill('SIGUSR2');
    await this.until('All processes were replaced.');
  }

  private async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
  }

  private async until(words: string): Promise<void> {
    for (const end = performance.now() + PATIENCE_MS; !this.said.includes(words); await wait(20)) {
      if (performance.now() > end || this.child.exitCode !== null) throw new Error(`It did not say “${words}”:\n${this.said}`);
    }
  }
}

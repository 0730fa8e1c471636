import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { HOST } from '../../../bench/stage/ports.js';
import type { Reader } from '../../../bench/stage/readers.js';

interface Insisting {
  port: number;
  readers: Reader[];
  threads: string[];
}

/** Between two tries of one reply, as a patient client waits. */
const PAUSE_MS = 150;

/** A line on which nothing comes any more is given up after so long, and the same reply sent again. */
const PATIENCE_MS = 5_000;

/** Readers who post one reply after another, each under a key of its own, and send it again until it is acknowledged. */
export class KeepInsisting {
  /** The id that each text was acknowledged with; its text names it. */
  readonly acknowledged = new Map<string, string>();
  /** Tries that came to nothing: by status, 0 for a line that broke. */
  readonly failures = new Map<number, number>();
  private going = true;
  private readonly done: Promise<unknown>;

  constructor(private readonly insisting: Insisting) {
    this.done = Promise.all(insisting.readers.map((reader, number) => this.write(reader, number)));
  }

  /** Resolves when everything that was begun is acknowledged. */
  async stop(): Promise<void> {
    this.going = false;
    await this.done;
  }

  private async write(reader: Reader, number: number): Promise<void> {
    const { threads } = this.insisting;
    for (let turn = number; this.going; turn += 1) {
      const text = `${randomUUID()} is what reader ${number} has to say the ${turn}th time`;
      const path = `/api/v1/threads/${threads[turn % threads.length]}/replies`;
      for (const key = randomUUID(); !(await this.send(reader, path, key, text)); ) await wait(PAUSE_MS);
    }
  }

  private async send({ token }: Reader, path: string, key: string, text: string): Promise<boolean> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      const answer = await fetch(`http://${HOST}:${this.insisting.port}${path}`, { method: 'POST', headers, body: JSON.stringify({ body: text }), signal });
      const said = (await answer.json()) as { id: string };
      if (answer.status === 201) this.acknowledged.set(text, said.id);
      else this.note(answer.status);
      return answer.status === 201;
    } catch {
      this.note(0);
      return false;
    }
  }

  private note(status: number): void {
    this.failures.set(status, (this.failures.get(status) ?? 0) + 1);
  }
}

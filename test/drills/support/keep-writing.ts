import { HOST } from '../../../bench/stage/ports.js';
import type { Reader } from '../../../bench/stage/readers.js';

/** A reply that was acknowledged: when it was sent, and when the answer was there, in milliseconds of the clock of this process. */
export interface Acknowledged {
  id: string;
  sentAt: number;
  answeredAt: number;
}

interface Writing {
  port: number;
  readers: Reader[];
  threads: string[];
}

/** Readers who post one reply after another until they are told to stop. Everything else than 201 is kept with its status; 0 is a line that broke. */
export class KeepWriting {
  readonly acknowledged: Acknowledged[] = [];
  readonly refused: number[] = [];
  private going = true;
  private readonly done: Promise<unknown>;

  constructor(private readonly writing: Writing) {
    this.done = Promise.all(writing.readers.map((reader, number) => this.write(reader, number)));
  }

  async stop(): Promise<void> {
    this.going = false;
    await this.done;
  }

  private async write({ token }: Reader, number: number): Promise<void> {
    const { port, threads } = this.writing;
    for (let turn = number; this.going; turn += 1) {
      const sentAt = Date.now();
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ body: `What I think, number ${number} for the ${turn}th time: ${sentAt} words would not be enough.` });
      const answer = await fetch(`http://${HOST}:${port}/api/v1/threads/${threads[turn % threads.length]}/replies`, { method: 'POST', headers, body }).catch(() => null);
      if (answer?.status === 201) this.acknowledged.push({ id: ((await answer.json()) as { id: string }).id, sentAt, answeredAt: Date.now() });
      else this.refused.push(answer?.status ?? 0);
    }
  }
}

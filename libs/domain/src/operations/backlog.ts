import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Gauge } from '#platform/meters/meters';
import { readBacklog, type BacklogRow } from './backlog.store.js';

/** However often it is asked, by however many. */
const READ_EVERY_MS = 10_000;

/** Whoever asks for all numbers is not kept waiting for these. */
const PATIENCE_MS = 2_000;

const jobs = new Gauge({ name: 'belowline_jobs', help: 'Jobs by queue: waiting (due and not begun), active, failed (given up, kept for a week); 10,000 of each are counted at most', labels: ['queue', 'state'] });
const jobAge = new Gauge({ name: 'belowline_jobs_oldest_waiting_seconds', help: 'How long the longest waiting job of a queue has been due', labels: ['queue'] });
const mails = new Gauge({ name: 'belowline_mails', help: 'Letters that wait, were given up (failed), or of which nobody knows what became (unknown); 10,000 of each are counted at most', labels: ['state'] });
const mailAge = new Gauge({ name: 'belowline_mails_oldest_waiting_seconds', help: 'How long ago the oldest letter that waits was written' });
const pushes = new Gauge({ name: 'belowline_push_messages', help: 'Push messages that wait, were given up (failed), or of which nobody knows what became (unknown); 10,000 of each are counted at most', labels: ['state'] });
const queues = new Gauge({ name: 'belowline_moderation_queue', help: 'Replies in the moderators’ queues: held, reported; 10,000 of each are counted at most', labels: ['queue'] });
const queueAge = new Gauge({ name: 'belowline_moderation_queue_oldest_seconds', help: 'How long the longest waiting reply of a moderators’ queue has waited', labels: ['queue'] });
const up = new Gauge({ name: 'belowline_database_up', help: 'Whether the database answered when it was last asked for these numbers: 1 or 0' });

/** What waits, as numbers for whoever watches. Every process tells the same: take the largest, not the sum. */
@Injectable()
export class Backlog implements OnModuleInit, OnApplicationShutdown {
  private reading: { at: number; rows: Promise<BacklogRow[] | null> } | undefined;
  private forgets: (() => void)[] = [];

  constructor(private readonly database: Database) {}

  onModuleInit(): void {
    const of = async (kind: BacklogRow['kind']): Promise<BacklogRow[]> => ((await this.read()) ?? []).filter((row) => row.kind === kind);
    this.forgets = [
      jobs.from(async () => (await of('job')).map(({ name, state, count }) => [name, state, count])),
      jobAge.from(async () => (await of('job')).filter(({ state }) => state === 'waiting').map(({ name, seconds }) => [name, seconds ?? 0])),
      mails.from(async () => (await of('mail')).map(({ state, count }) => [state, count])),
      mailAge.from(async () => (await of('mail')).filter(({ state }) => state === 'waiting').map(({ seconds }) => [seconds ?? 0])),
      pushes.from(async () => (await of('push')).map(({ state, count }) => [state, count])),
      queues.from(async () => (await of('queue')).map(({ name, count }) => [name, count])),
      queueAge.from(async () => (await of('queue')).map(({ name, seconds }) => [name, seconds ?? 0])),
      up.from(async () => ((await this.read()) === null ? 0 : 1)),
    ];
  }

  onApplicationShutdown(): void {
    for (const forget of this.forgets) forget();
  }

  /** The numbers, at most ten seconds old; null while the database does not answer. */
  private read(): Promise<BacklogRow[] | null> {
    if (this.reading === undefined || performance.now() - this.reading.at > READ_EVERY_MS) this.reading = { at: performance.now(), rows: this.readInTime() };
    return this.reading.rows;
  }

  private async readInTime(): Promise<BacklogRow[] | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((give) => {
      timer = setTimeout(() => give(null), PATIENCE_MS);
    });
    try {
      return await Promise.race([readBacklog(this.database.client).catch(() => null), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

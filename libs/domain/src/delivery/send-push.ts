import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Jobs, jobKind } from '#platform/jobs/jobs';
import { Counter } from '#platform/meters/meters';
import { Lanes } from '#platform/push/lanes';
import { Pusher, PUSH_KEPT_SECONDS, type PushTarget } from '#platform/push/pusher';
import { LookUpPush } from './look-up-push.js';
import { beginPush, giveTryBack, setPush, setPushHandedOver, type WaitingPush } from './push-messages.store.js';
import { endSubscription } from './push-subscriptions.store.js';

/** After 15 s, 30 s, a minute … and then every hour, for about half a day: after a day nobody wants to be told any more. */
export const SEND_PUSH = jobKind<{ pushId: string }>('push.send', { retryLimit: 18, retryDelay: 15, retryDelayMax: 3_600, expireInSeconds: 120, deleteAfterSeconds: 3_600 });

const MOST_TRIES = SEND_PUSH.retryLimit + 1;

/** So many at once in one process, each for as long as its service takes: 20 s at most. */
export const PUSHED_AT_ONCE = 8;

/** So many of them to one host; the last two are only for hosts that nothing is under way to. */
export const PUSHED_TO_ONE_HOST = { quick: 6, other: 3, shared: 6 };

const tried = new Counter({ name: 'belowline_push_tries_total', help: 'Push messages that were tried to be sent, by what came of it: sent, ended (nobody there any more), refused, not-by-us, later (tried again), unknown, given-back', labels: ['outcome'] });

/** Sends one push message to one browser. May be run twice, and by two at once: it is shown once. */
@Injectable()
export class SendPush {
  private readonly logger = new Logger('Push');
  private readonly lanes = new Lanes(PUSHED_TO_ONE_HOST);

  constructor(
    private readonly database: Database,
    private readonly lookUpPush: LookUpPush,
    private readonly pusher: Pusher,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async run({ pushId }: { pushId: string }): Promise<void> {
    const { client } = this.database;
    const now = this.clock.now();
    const push = await beginPush(client, pushId, now);
    if (push === null) return;
    if (push.target === null) return setPush(client, push, { state: 'dropped', why: 'That log-in is over.' });
    if (now.getTime() - push.createdAt.getTime() > PUSH_KEPT_SECONDS * 1_000) return setPush(client, push, { state: 'dropped', why: 'It is a day old.' });
    const entry = this.lanes.enter(push.target.endpoint);
    if ('afterMs' in entry) return this.takeTurn(push, entry.afterMs / 1_000);
    try {
      await this.tell(push, push.target, now);
    } finally {
      entry.leave();
    }
  }

  private async tell(push: WaitingPush, target: PushTarget, now: Date): Promise<void> {
    const { client } = this.database;
    const found = await this.lookUpPush.run(push.notificationId);
    if (found.kind === 'gone') return setPush(client, push, { state: 'dropped', why: found.why });
    if (found.kind === 'later') return this.again(push, (found.until.getTime() - now.getTime()) / 1_000, 'It waits for the end of quiet hours.');
    await this.send(push, target, found.text);
  }

  private async send(push: WaitingPush, target: PushTarget, text: Uint8Array): Promise<void> {
    const { client } = this.database;
    const outcome = await this.pusher.send(target, text, () => setPushHandedOver(client, push));
    tried.of(outcome.kind).add();
    switch (outcome.kind) {
      case 'sent':
        return setPush(client, push, { state: 'sent', why: null, sentAt: this.clock.now() });
      case 'ended':
        this.logger.log(`A browser is told nothing more: ${outcome.why}`);
        return endSubscription(client, push.subscriptionId);
      case 'not-by-us':
        // Our own clock or address may be what is wrong: only a browser that subscribed to another key than ours is of no use for good.
        if (push.boundTo !== null && push.boundTo !== this.pusher.publicKey) return endSubscription(client, push.subscriptionId);
        return setPush(client, push, { state: 'failed', why: outcome.why });
      case 'refused':
        return setPush(client, push, { state: 'failed', why: outcome.why });
      case 'unknown':
        this.logger.error(`${push.id} was handed over, and what became of it is not known. It is not sent again: ${outcome.why}`);
        return setPush(client, push, { state: 'unknown', why: outcome.why });
      case 'given-back':
        return;
      case 'later':
        // Tries are counted on when somebody has it sent anew: it then has as many again.
        if (push.attempts % MOST_TRIES === 0) return setPush(client, push, { state: 'failed', why: outcome.why });
        if (outcome.afterSeconds !== undefined) return this.again(push, outcome.afterSeconds, outcome.why);
        await setPush(client, push, { state: 'waiting', why: outcome.why });
        // The queue tries again what failed, after a while that grows.
        throw new Error(outcome.why);
    }
  }

  /** Back into the queue: it was not tried, and no try is counted. */
  private async takeTurn(push: WaitingPush, seconds: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      await giveTryBack(tx, push);
      await this.jobs.send(SEND_PUSH, { pushId: push.id }, tx, { afterSeconds: Math.ceil(seconds) });
    });
  }

  /** Another job for it, which begins when it may. */
  private async again(push: WaitingPush, seconds: number, why: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await setPush(tx, push, { state: 'waiting', why });
      await this.jobs.send(SEND_PUSH, { pushId: push.id }, tx, { afterSeconds: Math.max(1, Math.ceil(seconds)) });
    });
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SubscribePushBody } from '#contract/delivery';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import { arePushKeys } from '#platform/push/encrypt-push';
import { Pusher } from '#platform/push/pusher';
import { refuse } from '#platform/refusals/refusal';
import { keepLastSubscriptions, replaceSubscription } from './push-subscriptions.store.js';

/** Nobody reads in more browsers; whoever subscribes with one more loses the first. */
export const MOST_SUBSCRIPTIONS = 10;

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64url, 'base64url'));

/** Has push messages shown in the browser that somebody is logged in with. */
@Injectable()
export class SubscribePush {
  constructor(
    private readonly database: Database,
    private readonly pusher: Pusher,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, { endpoint, keys }: SubscribePushBody): Promise<void> {
    const [p256dh, auth] = [bytesOf(keys.p256dh), bytesOf(keys.auth)];
    if (!this.pusher.mayReach(endpoint)) refuse('push.endpoint');
    if (!arePushKeys({ p256dh, auth })) refuse('push.keys');
    const createdAt = this.clock.now();
    const endpointKey = new Uint8Array(createHash('sha256').update(endpoint).digest());
    await this.database.transaction(async (tx) => {
      await replaceSubscription(tx, { id: newId(createdAt), userId: caller.id, sessionId: caller.sessionId, endpoint, endpointKey, p256dh, auth, boundTo: this.pusher.publicKey, createdAt });
      await keepLastSubscriptions(tx, caller.id, MOST_SUBSCRIPTIONS);
    });
  }
}

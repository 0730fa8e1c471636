import { Controller } from '@nestjs/common';
import type { PushSubscriptionView } from '#contract/delivery';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { deleteSubscription, listSubscriptions } from '#domain/delivery/push-subscriptions.store';
import { SubscribePush } from '#domain/delivery/subscribe-push';
import type { Caller } from '#domain/identity/user';
import { MailStops } from '#domain/mail/mail-stops';
import { findUser } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { PushIdentity } from '#platform/push/push-identity';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** How one's own letters and push messages come. */
@Controller()
export class DeliveryController {
  constructor(
    private readonly database: Database,
    private readonly subscribePush: SubscribePush,
    private readonly identity: PushIdentity,
    private readonly stops: MailStops,
    private readonly clock: Clock,
  ) {}

  @Endpoint(routes.readPushKey)
  readKey(): { publicKey: string } {
    return { publicKey: this.identity.publicKey };
  }

  @Endpoint(routes.subscribePush)
  subscribe(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.subscribePush>): Promise<void> {
    return this.subscribePush.run(caller, body);
  }

  @Endpoint(routes.readPushSubscriptions)
  async list(@CallerOf() caller: Caller): Promise<{ items: PushSubscriptionView[] }> {
    const rows = await listSubscriptions(this.database.client, caller.id, this.clock.now());
    return { items: rows.map(({ id, createdAt, userAgent, sessionId }) => ({ id, createdAt: createdAt.toISOString(), userAgent, current: sessionId === caller.sessionId })) };
  }

  @Endpoint(routes.unsubscribePush)
  async unsubscribe(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.unsubscribePush>): Promise<void> {
    if (!(await deleteSubscription(this.database.client, caller.id, params.id))) refuse('push.absent');
  }

  @Endpoint(routes.restartMail)
  async restart(@CallerOf() caller: Caller): Promise<void> {
    const user = await findUser(this.database.client, caller.id);
    if (user?.email) await this.stops.remove(this.database.client, user.email);
  }
}

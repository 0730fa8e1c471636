import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { notificationKinds } from '#contract/notifications';
import { LateLetters } from '#domain/mail/late-letters';
import { MailModule } from '#domain/mail/mail.module';
import { Telling } from '#domain/notifications/telling';
import { Addressing } from './addressing.js';
import { LookUpBulkLetter } from './look-up-bulk-letter.js';
import { LookUpDigest } from './look-up-digest.js';
import { LookUpLetter } from './look-up-letter.js';
import { LookUpPush } from './look-up-push.js';
import { LookUps } from './look-ups.js';
import { SendPush } from './send-push.js';
import { SubscribePush } from './subscribe-push.js';
import { TakeMailEvents } from './take-mail-events.js';
import { TellByPost } from './tell-by-post.js';
import { UnsubscribeTokens } from './unsubscribe-tokens.js';
import { Unsubscribe } from './unsubscribe.js';
import { WriteDigests } from './write-digests.js';

const own = [Addressing, LookUpLetter, LookUpBulkLetter, LookUpDigest, LookUps];
const verbs = [TellByPost, LookUpPush, SendPush, SubscribePush, TakeMailEvents, Unsubscribe, UnsubscribeTokens, WriteDigests];

/** Global, since an earlier room asks for `Telling`, which is done here. */
@Global()
@Module({ imports: [MailModule], providers: [...own, ...verbs, { provide: Telling, useExisting: TellByPost }], exports: [...verbs, Telling] })
export class DeliveryModule implements OnModuleInit {
  constructor(
    private readonly lateLetters: LateLetters,
    private readonly lookUps: LookUps,
  ) {}

  onModuleInit(): void {
    for (const kind of notificationKinds) this.lateLetters.register(kind, (data) => this.lookUps.letter.run(data));
    for (const kind of ['decision', 'report'] as const) {
      this.lateLetters.register(kind, (data) => (data.bulkId === undefined ? this.lookUps.letter.run(data) : this.lookUps.bulk.run(kind, data)));
    }
    this.lateLetters.register('digest', (data) => this.lookUps.digest.run(data));
  }
}

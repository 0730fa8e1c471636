import { Module, type OnModuleInit } from '@nestjs/common';
import { notificationKinds } from '#contract/notifications';
import { LateLetters } from '#domain/mail/late-letters';
import { MailModule } from '#domain/mail/mail.module';
import { NotificationsModule } from '#domain/notifications/notifications.module';
import { Telling } from '#domain/notifications/telling';
import { CarryLetters } from './carry-letters.js';
import { CarryPushes } from './carry-pushes.js';
import { LookUpDigest } from './look-up-digest.js';
import { LookUpLetter } from './look-up-letter.js';
import { LookUpPush } from './look-up-push.js';
import { LookUps } from './look-ups.js';
import { SendPush } from './send-push.js';
import { SubscribePush } from './subscribe-push.js';
import { TakeMailEvents } from './take-mail-events.js';
import { UnsubscribeTokens } from './unsubscribe-tokens.js';
import { Unsubscribe } from './unsubscribe.js';
import { WriteDigests } from './write-digests.js';

const own = [CarryLetters, CarryPushes, LookUpLetter, LookUpDigest, LookUps];
const verbs = [LookUpPush, SendPush, SubscribePush, TakeMailEvents, Unsubscribe, UnsubscribeTokens, WriteDigests];

/** Earlier rooms do not know this one: it says to them at the start what it does for them. */
@Module({ imports: [MailModule, NotificationsModule], providers: [...own, ...verbs], exports: verbs })
export class DeliveryModule implements OnModuleInit {
  constructor(
    private readonly telling: Telling,
    private readonly letters: CarryLetters,
    private readonly pushes: CarryPushes,
    private readonly lateLetters: LateLetters,
    private readonly lookUps: LookUps,
  ) {}

  onModuleInit(): void {
    this.telling.by(this.letters);
    this.telling.by(this.pushes);
    for (const kind of notificationKinds) this.lateLetters.register(kind, (data) => this.lookUps.letter.run(data));
    this.lateLetters.register('digest', (data) => this.lookUps.digest.run(data));
  }
}

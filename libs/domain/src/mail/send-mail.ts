import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Mailer } from '#platform/mail/mailer';
import type { MailOutcome, Message } from '#platform/mail/message';
import { Counter } from '#platform/meters/meters';
import { MailStops } from './mail-stops.js';
import { beginTry, setHandedOver, setSettled, setUnknown, setWaiting, type WaitingMail } from './mails.store.js';
import { PrepareMail } from './prepare-mail.js';
import { MOST_TRIES } from './send-mail-job.js';

const tried = new Counter({ name: 'belowline_mail_tries_total', help: 'Letters that were tried to be sent, by what came of it: sent, refused, later (tried again), unknown, given-back', labels: ['outcome'] });

/** Sends one letter of the outbox. May be run twice, and by two at once: it arrives once. */
@Injectable()
export class SendMail {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly prepareMail: PrepareMail,
    private readonly stops: MailStops,
    private readonly clock: Clock,
  ) {}

  async run({ mailId }: { mailId: string }): Promise<void> {
    const mail = await beginTry(this.database.client, mailId);
    if (mail === null) return;
    if (mail.expiresAt !== null && mail.expiresAt <= this.clock.now()) return this.giveUp(mail, 'It had run out before it could be sent.');
    const message = await this.prepareMail.run(mail);
    if (message !== null) await this.send(mail, message);
  }

  private async send(mail: WaitingMail, message: Message): Promise<void> {
    const { client } = this.database;
    const outcome = withoutAddress(await this.mailer.send(message, () => setHandedOver(client, mail)), message.to);
    tried.of(outcome.kind).add();
    switch (outcome.kind) {
      case 'sent':
        return setSettled(client, mail, { state: 'sent', why: null, at: this.clock.now() });
      case 'refused':
        if (outcome.noSuchAddress) await this.stops.add(client, message.to, 'bounce');
        return this.giveUp(mail, outcome.why);
      case 'unknown':
        this.logger.error(`${mail.id} (${mail.template}) was handed over, and what became of it is not known. It is not sent again: ${outcome.why}`);
        return setUnknown(client, mail, outcome.why);
      case 'given-back':
        return;
      case 'later':
        // Tries are counted on when somebody has it sent anew: it then has as many again.
        if (mail.attempts % MOST_TRIES === 0) return this.giveUp(mail, outcome.why);
        await setWaiting(client, mail, outcome.why);
        // The queue tries again what failed, after a while that grows.
        throw new Error(outcome.why);
    }
  }

  private async giveUp(mail: WaitingMail, why: string): Promise<void> {
    this.logger.warn(`${mail.id} (${mail.template}) is not sent: ${why}`);
    await setSettled(this.database.client, mail, { state: 'failed', why, replayable: mail.recipient === null });
  }
}

/** Servers like to repeat whom they do not want, and what they say is kept and logged. */
function withoutAddress(outcome: MailOutcome, address: string): MailOutcome {
  if (!('why' in outcome)) return outcome;
  const place = outcome.why.toLowerCase().indexOf(address.toLowerCase());
  if (place < 0) return outcome;
  return withoutAddress({ ...outcome, why: `${outcome.why.slice(0, place)}…${outcome.why.slice(place + address.length)}` }, address);
}

import { Injectable, Logger } from '@nestjs/common';
import { Database } from '#platform/database/database';
import type { Message } from '#platform/mail/message';
import { LateLetters } from './late-letters.js';
import { isTemplateName } from './letter.js';
import { MailStops } from './mail-stops.js';
import { setSettled, type WaitingMail } from './mails.store.js';
import { Outbox } from './outbox.js';
import { WriteLetter } from './write-letter.js';

/** Makes of a row of the outbox the message that is to be sent now, or settles why there is none. */
@Injectable()
export class PrepareMail {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly lateLetters: LateLetters,
    private readonly writeLetter: WriteLetter,
    private readonly stops: MailStops,
  ) {}

  async run(mail: WaitingMail): Promise<Message | null> {
    const data = this.outbox.open(mail.data);
    if (data === undefined) return this.fail(mail, 'It cannot be read any more.');
    if (mail.recipient === null) return this.lookUp(mail, data);
    if (!isTemplateName(mail.template)) return this.fail(mail, 'It cannot be read any more.');
    const written = await this.writeLetter.run(mail.template, mail.locale, data);
    return { ...written, to: mail.recipient, about: mail.template, id: mail.id, link: data['link'], unsubscribe: undefined };
  }

  /** A letter of which only ids were kept. Whether it may still be sent, and what it says, is asked now. */
  private async lookUp(mail: WaitingMail, data: Record<string, string>): Promise<Message | null> {
    const found = await this.lateLetters.find(mail.template)?.(data);
    if (found === undefined) return this.fail(mail, 'Nobody here knows letters of this kind.');
    if (found.kind === 'gone') return this.drop(mail, found.why);
    if (found.kind === 'later') {
      await this.database.transaction((tx) => this.outbox.putOff(tx, mail.id, found.until));
      return null;
    }
    const { to, locale, template, data: filling, unasked } = found.letter;
    // Nothing that was not asked for goes to an address that gave it back, or whose owner called it a nuisance.
    if ((await this.stops.find(this.database.client, to)) !== null) return this.drop(mail, 'Letters to this address are stopped.');
    const written = await this.writeLetter.run(template, locale, filling, unasked);
    return { ...written, to, about: mail.template, id: mail.id, link: filling['link'], unsubscribe: unasked.unsubscribe };
  }

  private async drop(mail: WaitingMail, why: string): Promise<null> {
    await setSettled(this.database.client, mail, { state: 'dropped', why });
    return null;
  }

  private async fail(mail: WaitingMail, why: string): Promise<null> {
    this.logger.warn(`${mail.id} (${mail.template}) is not sent: ${why}`);
    await setSettled(this.database.client, mail, { state: 'failed', why });
    return null;
  }
}

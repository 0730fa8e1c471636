import { Injectable } from '@nestjs/common';
import { WriteLetter } from '#domain/mail/write-letter';
import { waysOf } from '#domain/notifications/preferences';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { whyNotNow } from './not-now.js';
import { fillingOf, pathOf, quotesOf, templateOf } from './told-letter.js';
import { findRecipient, findTold } from './told.store.js';

/** What looking a push message up came to. */
export type LookedUpPush = { kind: 'ready'; text: Uint8Array } | { kind: 'gone'; why: string } | { kind: 'later'; until: Date };

/** Three lines of a phone; with a title of any name and headline that is far less than a message may hold. */
const BODY_LENGTH = 160;

const short = (text: string): string => {
  const points = [...text];
  return points.length <= BODY_LENGTH ? text : `${points.slice(0, BODY_LENGTH - 1).join('')}…`;
};

/** What a push message about a notification says, looked up at the moment at which it is sent: `{title, body, url, tag}`, as the service worker shows it. */
@Injectable()
export class LookUpPush {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly writeLetter: WriteLetter,
    private readonly config: Config,
  ) {}

  async run(notificationId: string): Promise<LookedUpPush> {
    const { client } = this.database;
    const told = await findTold(client, notificationId);
    const template = told && templateOf(told);
    if (told === null || template === null) return { kind: 'gone', why: 'What it told of may not be shown any more.' };
    const recipient = await findRecipient(client, told.userId);
    if (recipient === null) return { kind: 'gone', why: 'There is nobody to be told.' };
    if (!waysOf(recipient.kinds, told.kind).push) return { kind: 'gone', why: 'Messages of this kind are not wanted any more.' };
    const not = whyNotNow(recipient, this.clock.now());
    if (not !== null) return not;
    const { subject } = await this.writeLetter.run(template, recipient.locale ?? 'en', fillingOf(told));
    const message = { title: short(subject), body: short(quotesOf(told)[0]?.text ?? ''), url: `${this.config.publicUrl}${pathOf(told)}`, tag: notificationId };
    return { kind: 'ready', text: Buffer.from(JSON.stringify(message)) };
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { derivedKey } from '#platform/crypto/derived-key';
import { open, seal } from '#platform/crypto/sealed';
import type { Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import { Jobs } from '#platform/jobs/jobs';
import type { LateLetter, Letter } from './letter.js';
import { insertMail, insertMails } from './mails.store.js';
import { SEND_MAIL } from './send-mail-job.js';

/** Where letters are put: in the transaction of what they tell of, so that both are there or neither. A job sends them. */
@Injectable()
export class Outbox {
  private readonly key: Buffer;

  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.key = derivedKey(config.secret, 'mail');
  }

  /** A letter that somebody waits for: it goes before those that only tell of something, however many of them there are. */
  async add(tx: Transaction, { template, to, locale, data, expiresAt }: Letter): Promise<void> {
    const at = this.clock.now();
    const id = newId(at);
    await insertMail(tx, { id, template, recipient: to, locale: locale ?? 'en', data: this.close(data), expiresAt: expiresAt ?? null, at });
    await this.jobs.send(SEND_MAIL, { mailId: id }, tx, { first: true });
  }

  /** Letters that are looked up when they are sent, any number at once. */
  async addLate(tx: Transaction, letters: LateLetter[]): Promise<void> {
    if (letters.length === 0) return;
    const at = this.clock.now();
    const mails = letters.map(({ template, data }) => ({ id: newId(at), template, recipient: null, locale: 'en', data: this.close(data), expiresAt: null, at }));
    await insertMails(tx, mails);
    await this.jobs.sendMany(SEND_MAIL, mails.map(({ id }) => ({ mailId: id })), tx);
  }

  /** Puts off a letter until a moment. */
  async putOff(tx: Transaction, mailId: string, until: Date): Promise<void> {
    const seconds = Math.max(1, Math.ceil((until.getTime() - this.clock.now().getTime()) / 1_000));
    await this.jobs.send(SEND_MAIL, { mailId }, tx, { afterSeconds: seconds });
  }

  /** What a waiting letter is filled with; undefined when it was sealed under another secret. */
  open(sealed: string): Record<string, string> | undefined {
    const bytes = open(this.key, Buffer.from(sealed, 'base64'));
    return bytes && (JSON.parse(Buffer.from(bytes).toString()) as Record<string, string>);
  }

  /** A link that lets somebody in lies in the database until it is sent; who reads a copy of that must not get in by it. */
  private close(data: Record<string, string>): string {
    return Buffer.from(seal(this.key, Buffer.from(JSON.stringify(data)))).toString('base64');
  }
}

import { Injectable } from '@nestjs/common';
import { Outbox } from '#domain/mail/outbox';
import type { TemplateName } from '#domain/mail/letter';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import type { Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import { addressOfLink, MAIL_LINK_SECONDS, newLinkToken, type MailLinkKind } from './mail-link.js';
import { insertMailLink } from './mail-links.store.js';
import type { User } from './user.js';

const LETTERS: Record<MailLinkKind, TemplateName> = { verify: 'verify-address', change: 'change-address', reset: 'reset-password', sign_in: 'sign-in-link' };

/** Links by mail: made, kept as a hash, and written to the one address that they prove. */
@Injectable()
export class MailLinks {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Sends a user a link; one with an id that was used before is not sent again. */
  async send(tx: Transaction, kind: MailLinkKind, { id, locale }: Pick<User, 'id' | 'locale'>, email: string, linkId?: string): Promise<void> {
    const at = this.clock.now();
    const expiresAt = new Date(at.getTime() + MAIL_LINK_SECONDS[kind] * 1_000);
    const token = newLinkToken();
    if (!(await insertMailLink(tx, { id: linkId ?? newId(at), kind, userId: id, email, token, at, expiresAt }))) return;
    const link = addressOfLink(this.config.publicUrl, kind, token);
    await this.outbox.add(tx, { template: LETTERS[kind], to: email, locale, data: { link }, expiresAt });
  }
}

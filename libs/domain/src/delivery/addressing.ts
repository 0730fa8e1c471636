import { Injectable } from '@nestjs/common';
import type { NotificationKind } from '#contract/notifications';
import type { LookedUp, ReadyLetter } from '#domain/mail/late-letters';
import type { Unasked } from '#domain/mail/letter';
import { waysOf } from '#domain/notifications/preferences';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { whyNotNow } from './not-now.js';
import { findRecipient } from './told.store.js';
import { UnsubscribeTokens } from './unsubscribe-tokens.js';

/** What a letter about notifications says, before it is known to whom. */
export interface Said extends Pick<ReadyLetter, 'template' | 'data'>, Pick<Unasked, 'quotes' | 'follow'> {
  /** The path of what it leads to. */
  path: string;
}

/** What became of a letter that has nothing to say any more. */
export const gone = (why: string): LookedUp => ({ kind: 'gone', why });

/** Addresses letters about notifications: to who wants them, when they want them, with the links that end them. */
@Injectable()
export class Addressing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: UnsubscribeTokens,
    private readonly config: Config,
  ) {}

  async to(userId: string, about: NotificationKind, { template, data, path, quotes, follow }: Said): Promise<LookedUp> {
    const recipient = await findRecipient(this.database.client, userId);
    if (recipient === null || recipient.email === null) return gone('There is no confirmed address to write to.');
    if (!waysOf(recipient.kinds, about).mail) return gone('Letters of this kind are not wanted any more.');
    const not = whyNotNow(recipient, this.clock.now());
    if (not !== null) return not;
    const { publicUrl } = this.config;
    const unasked = { about, quotes, ...(follow && { follow }), unsubscribe: this.tokens.linkFor({ userId, about }), preferences: `${publicUrl}/account#notifications` };
    return { kind: 'ready', letter: { to: recipient.email, locale: recipient.locale ?? 'en', template, data: { ...data, link: `${publicUrl}${path}` }, unasked } };
  }
}

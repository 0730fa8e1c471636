import { Injectable } from '@nestjs/common';
import type { LookedUp } from '#domain/mail/late-letters';
import type { FollowLinks } from '#domain/mail/letter';
import { waysOf } from '#domain/notifications/preferences';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { whyNotNow } from './not-now.js';
import { fillingOf, followable, pathOf, quotesOf, templateOf } from './told-letter.js';
import { findRecipient, findTold, type Told } from './told.store.js';
import { UnsubscribeTokens } from './unsubscribe-tokens.js';

const gone = (why: string): LookedUp => ({ kind: 'gone', why });

/** What a letter about a notification says, looked up at the moment at which it is sent. */
@Injectable()
export class LookUpLetter {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: UnsubscribeTokens,
    private readonly config: Config,
  ) {}

  async run({ notificationId = '' }: Record<string, string>): Promise<LookedUp> {
    const { client } = this.database;
    const told = await findTold(client, notificationId);
    const template = told && templateOf(told);
    if (told === null || template === null) return gone('What it told of may not be shown any more.');
    const recipient = await findRecipient(client, told.userId);
    if (recipient === null || recipient.email === null) return gone('There is no confirmed address to write to.');
    if (!waysOf(recipient.kinds, told.kind).mail) return gone('Letters of this kind are not wanted any more.');
    const not = whyNotNow(recipient, this.clock.now());
    if (not !== null) return not;
    const { publicUrl } = this.config;
    return {
      kind: 'ready',
      letter: {
        to: recipient.email,
        locale: recipient.locale ?? 'en',
        template,
        data: { ...fillingOf(told), link: `${publicUrl}${pathOf(told)}` },
        unasked: {
          about: told.kind,
          quotes: quotesOf(told),
          follow: this.links(told),
          unsubscribe: this.tokens.linkFor({ userId: told.userId, about: told.kind }),
          preferences: `${publicUrl}/account#notifications`,
        },
      },
    };
  }

  private links(told: Told): FollowLinks {
    const { publicUrl } = this.config;
    const { person, thread } = followable(told);
    return { ...(person && { person: { name: person.name, link: `${publicUrl}${person.path}` } }), ...(thread && { thread: `${publicUrl}${thread.path}` }) };
  }
}

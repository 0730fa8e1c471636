import { Injectable } from '@nestjs/common';
import type { LookedUp } from '#domain/mail/late-letters';
import { unlinked } from '#domain/mail/templates/layout';
import { countUnread } from '#domain/notifications/lines.store';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { listDigestReplies } from './digest.store.js';
import { whyNotNow } from './not-now.js';
import { excerptOf } from './told-letter.js';
import { findRecipient } from './told.store.js';
import { UnsubscribeTokens } from './unsubscribe-tokens.js';
import { MOST_IN_DIGEST } from './write-digests.js';

const gone = (why: string): LookedUp => ({ kind: 'gone', why });

/** What a digest says, looked up at the moment at which it is sent: what was removed since it was written is not in it. */
@Injectable()
export class LookUpDigest {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: UnsubscribeTokens,
    private readonly config: Config,
  ) {}

  async run({ userId = '', since = '', until = '' }: Record<string, string>): Promise<LookedUp> {
    const { client } = this.database;
    const recipient = await findRecipient(client, userId);
    if (recipient === null || recipient.email === null) return gone('There is no confirmed address to write to.');
    if (recipient.digest === 'off') return gone('No digest is wanted any more.');
    const not = whyNotNow(recipient, this.clock.now());
    if (not !== null) return not;
    const replies = await listDigestReplies(client, userId, { since: new Date(since), until: new Date(until), most: MOST_IN_DIGEST });
    if (replies.length === 0) return gone('Nothing of it is left.');
    const { publicUrl } = this.config;
    const quotes = replies.map(({ id, html, authorName, headline }) => ({ heading: unlinked(`${authorName} · ${headline}`), link: `${publicUrl}/r/${id}`, text: excerptOf(html) }));
    return {
      kind: 'ready',
      letter: {
        to: recipient.email,
        locale: recipient.locale ?? 'en',
        template: 'digest',
        data: {},
        unasked: {
          about: 'digest',
          quotes,
          unread: await countUnread(client, userId),
          unsubscribe: this.tokens.linkFor({ userId, about: 'digest' }),
          preferences: `${publicUrl}/account#notifications`,
        },
      },
    };
  }
}

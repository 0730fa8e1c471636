import { Injectable } from '@nestjs/common';
import type { NoticeBody, NoticeReceipt } from '#contract/redress';
import type { User } from '#domain/identity/user';
import { Outbox } from '#domain/mail/outbox';
import { RedressAnnouncer } from '#domain/moderation/redress-announcer';
import { findReply, lockReply } from '#domain/replies/replies.store';
import { findThreadWithSettings } from '#domain/articles/articles.store';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database, type Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { namedBy } from './notice.js';
import type { Receipt } from './notice-receipts.js';
import { insertNotice } from './notices.store.js';

/** Anybody, with an account or without, says that something here is against the law. The receipt is kept as a hash. */
@Injectable()
export class GiveNotice {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly announcer: RedressAnnouncer,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** What was given before is only answered again, even where what it is about is gone by now. */
  async run(user: User | null, body: NoticeBody, { receipt, given }: Receipt): Promise<NoticeReceipt> {
    if (given) return { receipt };
    const place = (await this.placeOf(body.url)) ?? refuse('notice.url', { errors: [{ path: 'url', message: 'is not a reply or a discussion here' }] });
    const at = this.clock.now();
    const { publicUrl } = this.config;
    const locale = body.locale ?? user?.locale ?? 'en';
    const url = place.replyId === null ? `${publicUrl}/t/${place.threadId}` : `${publicUrl}/r/${place.replyId}`;
    const isNew = await this.database.transaction(async (tx) => {
      const email = body.email ?? null;
      const threadId = place.replyId === null ? place.threadId : await this.threadNow(tx, place.replyId);
      // Of two that come at once the second finds the first, and tells nobody again.
      const added = await insertNotice(tx, receipt, { ...place, threadId, url, law: body.law ?? null, explanation: body.explanation, email, name: body.name ?? null, locale, userId: user?.id ?? null }, at);
      if (added && email !== null) await this.outbox.add(tx, { template: 'notice-received', to: email, locale, data: { at: at.toISOString(), link: `${publicUrl}/notice/${receipt}` } });
      return added;
    });
    if (isNew) this.announcer.changed(place.siteId);
    return { receipt };
  }

  /** A move takes the notices of a reply along: this one waits for a move that is under way, and the next move waits for it. */
  private async threadNow(tx: Transaction, replyId: string): Promise<string> {
    return (await lockReply(tx, replyId))?.threadId ?? refuse('notice.url');
  }

  /** Where what an address names is; what only its author and moderators can see is as good as absent. */
  private async placeOf(url: string): Promise<{ siteId: string; threadId: string; replyId: string | null } | null> {
    const { client } = this.database;
    const named = namedBy(url, this.config.publicUrl);
    if (named?.kind === 'reply') {
      const reply = await findReply(client, named.id);
      return reply?.status === 'published' ? { siteId: reply.siteId, threadId: reply.threadId, replyId: reply.id } : null;
    }
    const found = named && (await findThreadWithSettings(client, named.id));
    return found && { siteId: found.siteId, threadId: found.thread.id, replyId: null };
  }
}

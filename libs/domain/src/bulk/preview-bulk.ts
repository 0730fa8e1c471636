import { Injectable } from '@nestjs/common';
import { BULK_EXAMPLES, BULK_PREVIEW_SECONDS, type BulkLeft, type BulkPreview, type BulkPreviewBody } from '#contract/bulk';
import type { DecisionReason } from '#contract/moderation';
import { listArticlesOfThreads } from '#domain/articles/articles.store';
import { mayModerate, sitesOf } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { listHistory } from '#domain/replies/history.store';
import { findReplies } from '#domain/replies/replies.store';
import type { Reply } from '#domain/replies/reply';
import { listOwnReasons } from '#domain/sites/own-reasons.store';
import { listOpenCalls } from '#domain/teamwork/calls.store';
import { agreedOn } from '#domain/teamwork/opinion';
import { listOpinions } from '#domain/teamwork/opinions.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Db } from '#platform/database/database';
import { beginningOf, plainText } from '#platform/markup/plain-text';
import { refuse } from '#platform/refusals/refusal';
import { whyNotTouch } from './bulk.js';
import { insertBulk, type Found } from './bulks.store.js';

/** So much of a text is enough to know it again. */
const EXCERPT = 160;
const NOWHERE = { id: '', headline: '', url: '' };

/** A moderator looks at what a decision on many replies would touch, before anything is done. */
@Injectable()
export class PreviewBulk {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, input: BulkPreviewBody): Promise<BulkPreview> {
    const { client } = this.database;
    const { decision, ownReason = null, note = null } = input;
    const { replies, absent } = await this.asked(client, moderator, input);
    const own = ownReason === null ? null : await this.sitesWith(client, replies, ownReason);
    const reason = input.reason ?? (own === null ? null : ([...own.values()][0] ?? 'other'));
    const looked = await this.look(client, moderator, replies, decision);
    const found = looked.map(({ reply, code }) => ({ reply, code: code ?? (own === null || own.has(reply.siteId) ? null : 'decision.reason') }));
    const touched = found.filter(({ code }) => code === null).map(({ reply }) => reply);
    const at = this.clock.now();
    const id = await this.database.transaction((tx) => insertBulk(tx, { moderatorId: moderator.id, decision, reason, ownReason, note, at }, found));
    const left: BulkLeft[] = [...found.flatMap(({ reply, code }) => (code === null ? [] : [{ replyId: reply.id, code }])), ...absent.map((replyId) => ({ replyId, code: 'reply.absent' }))];
    const until = new Date(at.getTime() + BULK_PREVIEW_SECONDS * 1_000).toISOString();
    return { id, decision, reason, ownReason, note, until, asked: replies.length + absent.length, touches: count(touched), examples: await this.examples(client, touched), left };
  }

  /** The replies that are meant, in the order in which they were chosen, and the ids of those that there are not. */
  private async asked(db: Db, moderator: Caller, { author, replyIds = [] }: BulkPreviewBody): Promise<{ replies: Reply[]; absent: string[] }> {
    if (author !== undefined) {
      const { userId, last, siteId } = author;
      if (siteId !== undefined && !mayModerate(moderator, siteId)) refuse('role.insufficient');
      const user = (await findUser(db, userId)) ?? refuse('user.absent');
      const sites = siteId === undefined ? sitesOf(moderator, 'moderator') : [siteId];
      return { replies: (await listHistory(db, { authorId: user.id, sites, limit: last })).slice(0, last), absent: [] };
    }
    const ids = [...new Set(replyIds)];
    const found = new Map((await findReplies(db, ids)).map((reply) => [reply.id, reply]));
    return { replies: ids.flatMap((id) => found.get(id) ?? []), absent: ids.filter((id) => !found.has(id)) };
  }

  /** The sites that have a reason of their own by this code, and what it counts under there. */
  private async sitesWith(db: Db, replies: Reply[], code: string): Promise<Map<string, DecisionReason>> {
    const reasons = await listOwnReasons(db, [...new Set(replies.map(({ siteId }) => siteId))]);
    return new Map([...reasons].flatMap(([siteId, all]) => all.filter((each) => each.code === code).map(({ under }) => [siteId, under] as const)));
  }

  /** Which of them cannot be touched, and why: those, too, where a second opinion was asked for and not given yet. */
  private async look(db: Db, moderator: Caller, replies: Reply[], decision: BulkPreview['decision']): Promise<Found[]> {
    const ids = replies.map(({ id }) => id);
    const [calls, opinions] = await Promise.all([listOpenCalls(db, ids), listOpinions(db, ids, moderator.locale)]);
    const asked = new Set(calls.filter(({ kind }) => kind === 'asked').map(({ replyId }) => replyId));
    const agreed = (id: string): boolean => agreedOn((opinions.get(id) ?? []).map((said) => ({ moderatorId: said.moderator.id, decision: said.decision })), moderator.id, decision);
    return replies.map((reply) => ({ reply, code: whyNotTouch(moderator, reply, decision) ?? (asked.has(reply.id) && !agreed(reply.id) ? 'reply.two-must-agree' : null) }));
  }

  private async examples(db: Db, touched: Reply[]): Promise<BulkPreview['examples']> {
    const shown = touched.slice(0, BULK_EXAMPLES);
    const articles = await listArticlesOfThreads(db, [...new Set(shown.map(({ threadId }) => threadId))]);
    return shown.map(({ id, status, author, html, createdAt, threadId }) => {
      return { id, status, author, excerpt: beginningOf(plainText(html), EXCERPT), createdAt: createdAt.toISOString(), article: articles.get(threadId) ?? NOWHERE };
    });
  }
}

function count(touched: Reply[]): BulkPreview['touches'] {
  const of = (status: Reply['status']): number => touched.filter((reply) => reply.status === status).length;
  return {
    replies: touched.length,
    byStatus: { published: of('published'), held: of('held'), rejected: of('rejected'), withdrawn: of('withdrawn') },
    threads: new Set(touched.map(({ threadId }) => threadId)).size,
    authors: new Set(touched.map(({ author }) => author.id)).size,
  };
}

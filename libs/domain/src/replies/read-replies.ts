import { Injectable } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { OwnReplyView, ReplySelection, ReplySort, ReplyView, RevisionView } from '#contract/replies';
import type { User } from '#domain/identity/user';
import type { KeptVerdict } from '#domain/screening/screening';
import { Config } from '#platform/config/config';
import { Database, type Db } from '#platform/database/database';
import { decodeCursor, encodeCursor, pageFrom, UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { decodePlace, encodePlace, isMoving } from './page-order.js';
import { findPageBefore, listHeldOf, readAnswers, readPath, readThreadPage, type PageRow, type TopLevel } from './replies-page.store.js';
import { findReply } from './replies.store.js';
import { ANSWERS, viewTree } from './reply-tree.js';
import { maySeeHidden } from './reply.policy.js';
import type { Reply } from './reply.js';
import { readSelection } from './selections.store.js';
import { viewApart, viewOwnReply, viewReply, viewReplyInFull, type Viewing } from './reply.view.js';
import { listRevisions } from './revisions.store.js';

export interface PageQuestion {
  sort: ReplySort;
  only?: ReplySelection | undefined;
  limit: number;
  cursor?: string | undefined;
}

/**
 * Everything there is to read of replies. Hidden things are absent, not forbidden, to whoever may not see them. What is read for everybody may be read in a replica (`db`),
 * by whoever looks at what that has seen.
 */
@Injectable()
export class ReadReplies {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  viewing(user: User | null): Viewing {
    return { user, publicUrl: this.config.publicUrl };
  }

  /** A page of a thread's top-level replies with the first answers of each, and the `seq` it has seen. */
  async threadPage(threadId: string, question: PageQuestion, user: User | null, db: Db = this.database.client): Promise<{ page: Page<ReplyView>; seq: number }> {
    if (question.only !== undefined) return this.selection(threadId, { ...question, only: question.only }, user, db);
    const { sort, limit, cursor } = question;
    const place = isMoving(sort) && cursor !== undefined ? decodePlace(cursor, sort) : undefined;
    const [after] = isMoving(sort) || cursor === undefined ? [] : decodeCursor(cursor, sort, UUID);
    const topLevel: TopLevel = isMoving(sort) ? { sort, limit, after: place } : { sort, limit, after };
    // An order that moves is read on from what was seen; of what is under way, which a later page must know, a replica's snapshot tells nothing.
    const { seq, seen, rows } = await readThreadPage(isMoving(sort) ? this.database.client : db, threadId, topLevel);
    if (seq === null) refuse('thread.absent');
    const encode = (last: PageRow): string => {
      if (!isMoving(sort)) return encodeCursor(sort, last.id);
      return encodePlace(sort, { seen: place?.seen ?? seen, featured: last.chosen === true, value: last.value ?? 0, id: last.id });
    };
    return { page: this.cut(rows, limit, encode, user), seq };
  }

  /** What the newsroom chose, or wrote, in a thread, wherever in it that stands. */
  private async selection(threadId: string, { sort, only, limit, cursor }: PageQuestion & { only: ReplySelection }, user: User | null, db: Db) {
    const list = `${only}-${sort}`;
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, list, UUID);
    const { seq, rows } = await readSelection(db, threadId, { only, newest: sort !== 'oldest', limit, after });
    if (seq === null) refuse('thread.absent');
    return { page: pageFrom(rows, limit, (row) => viewApart(row, this.viewing(user)), ({ id }) => encodeCursor(list, id)), seq };
  }

  /** The cursor of the page before one: undefined for the first page, null where there is none or the list is not in order of time. */
  async previousPage(threadId: string, { sort, only, limit, cursor }: PageQuestion): Promise<string | null | undefined> {
    if (cursor === undefined || only !== undefined || isMoving(sort)) return null;
    const [after = ''] = decodeCursor(cursor, sort, UUID);
    const before = await findPageBefore(this.database.client, threadId, { sort, limit, after });
    return before ? encodeCursor(sort, before) : before;
  }

  async answers(replyId: string, { limit, cursor }: Omit<PageQuestion, 'sort'>, user: User | null, db: Db = this.database.client): Promise<Page<ReplyView>> {
    const parent = await findReply(db, replyId);
    if (!parent?.shown && !(parent && maySeeHidden(user, parent))) refuse('reply.absent');
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, ANSWERS, UUID);
    const rows = await readAnswers(db, replyId, { limit, ...(after === undefined ? {} : { after }) });
    return this.cut(rows, limit, ({ id }) => encodeCursor(ANSWERS, id), user);
  }

  /** One reply: in full where it is published or the caller may see it anyway, else as a place-holder, else not at all. */
  async one(replyId: string, user: User | null): Promise<ReplyView> {
    const reply = await findReply(this.database.client, replyId);
    return reply === null ? refuse('reply.absent') : this.show(reply, user);
  }

  /** One reply as anybody reads it, if it is published. */
  async published(replyId: string, db: Db = this.database.client): Promise<ReplyView | null> {
    const reply = await findReply(db, replyId);
    return reply?.status === 'published' ? viewReply(reply, this.viewing(null)) : null;
  }

  /** A reply and what it answers, from the top down. */
  async path(replyId: string, user: User | null, db: Db = this.database.client): Promise<ReplyView[]> {
    const path = await readPath(db, replyId);
    if (path.length === 0) refuse('reply.absent');
    return path.map((reply, place) => (place === path.length - 1 ? this.show(reply, user) : viewReply(reply, this.viewing(user))));
  }

  /** What was public of a reply's texts; for its author and for moderators, all of them. */
  async revisions(replyId: string, user: User | null): Promise<RevisionView[]> {
    const reply = (await findReply(this.database.client, replyId)) ?? refuse('reply.absent');
    const hidden = maySeeHidden(user, reply);
    if (reply.status !== 'published' && !hidden) refuse('reply.absent');
    const revisions = await listRevisions(this.database.client, replyId);
    return revisions.filter((revision) => hidden || revision.publishedAt !== null).map(({ publishedAt, ...revision }) => revision);
  }

  /** What the caller wrote in a thread and still waits for a moderator. */
  async heldOf(threadId: string, user: User): Promise<OwnReplyView[]> {
    const held = await listHeldOf(this.database.client, threadId, user.id);
    return held.map((row) => viewOwnReply(row, this.viewing(user), row.verdicts as KeptVerdict[]));
  }

  private show(reply: Reply, user: User | null): ReplyView {
    if (reply.status !== 'published' && maySeeHidden(user, reply)) return viewReplyInFull(reply, this.viewing(user));
    return reply.shown ? viewReply(reply, this.viewing(user)) : refuse('reply.absent');
  }

  private cut(rows: PageRow[], limit: number, encode: (last: PageRow) => string, user: User | null): Page<ReplyView> {
    const top = rows.filter((row) => row.top);
    const shown = top.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: viewTree(shown, rows.filter((row) => !row.top), this.viewing(user)),
      next: top.length > limit && last !== undefined ? encode(last) : null,
    };
  }
}

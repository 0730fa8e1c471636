import type { Role } from '#contract/accounts';
import type { FollowKind } from '#contract/following';
import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';

export interface Place {
  after: string | undefined;
  limit: number;
}

interface Person {
  id: string;
  name: string;
  role: Role;
}

/** One thing that somebody follows, with what is told of it. */
export interface FollowRow {
  id: string;
  createdAt: Date;
  user: Person | null;
  article: { id: string; headline: string; url: string } | null;
  thread: { id: string; prompt: string | null } | null;
  /** Null text and author where it may not be read any more. */
  reply: { id: string; author: Person | null; html: string | null } | null;
}

const WHICH: Record<FollowKind, Prisma.Sql> = {
  user: Prisma.sql`AND f.user_id IS NOT NULL`,
  thread: Prisma.sql`AND f.thread_id IS NOT NULL`,
  article: Prisma.sql`AND f.article_id IS NOT NULL`,
  reply: Prisma.sql`AND f.reply_id IS NOT NULL`,
};

const beyond = (after: string | undefined): Prisma.Sql => (after === undefined ? Prisma.empty : Prisma.sql`AND f.id < ${after}::uuid`);

/** What somebody follows from a place on, the last first, one more than asked for. */
export const listFollows = (db: Db, followerId: string, { kind, after, limit }: Place & { kind: FollowKind | undefined }): Promise<FollowRow[]> =>
  db.$queryRaw<FollowRow[]>`
    SELECT f.id, f.created_at AS "createdAt",
           CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name, 'role', u.role) END AS user,
           CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'headline', a.headline, 'url', a.url) END AS article,
           CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'prompt', t.prompt) END AS thread,
           CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id,
             'author', CASE WHEN r.status = 'published' THEN json_build_object('id', w.id, 'name', w.name, 'role', w.role) END,
             'html', CASE WHEN r.status = 'published' THEN r.html END) END AS reply
      FROM (SELECT * FROM follows f WHERE f.follower_id = ${followerId}::uuid AND NOT f.stopped ${kind === undefined ? Prisma.empty : WHICH[kind]}
            ${beyond(after)} ORDER BY f.id DESC LIMIT ${limit + 1}) f
      LEFT JOIN users u ON u.id = f.user_id
      LEFT JOIN replies r ON r.id = f.reply_id LEFT JOIN users w ON w.id = r.author_id
      LEFT JOIN threads t ON t.id = coalesce(f.thread_id, r.thread_id)
      LEFT JOIN articles a ON a.id = coalesce(f.article_id, t.article_id)
     ORDER BY f.id DESC`;

/** Somebody who follows, since when, and the place of that in a list. */
export interface FollowerRow extends Person {
  followId: string;
  createdAt: Date;
}

/** Who follows somebody from a place on, the last first, one more than asked for. */
export const listFollowers = (db: Db, userId: string, { after, limit }: Place): Promise<FollowerRow[]> =>
  db.$queryRaw<FollowerRow[]>`
    SELECT f.id AS "followId", u.id, u.name, u.role::text AS role, f.created_at AS "createdAt"
      FROM follows f JOIN users u ON u.id = f.follower_id
     WHERE f.user_id = ${userId}::uuid ${beyond(after)} ORDER BY f.id DESC LIMIT ${limit + 1}`;

/** Everybody and everything whose news somebody's open feed is told of. */
export async function listSources(db: Db, followerId: string): Promise<{ kind: 'user' | 'thread' | 'article'; id: string }[]> {
  return db.$queryRaw`
    SELECT CASE WHEN user_id IS NOT NULL THEN 'user' WHEN thread_id IS NOT NULL THEN 'thread' ELSE 'article' END AS kind,
           coalesce(user_id, thread_id, article_id)::text AS id
      FROM follows WHERE follower_id = ${followerId}::uuid AND reply_id IS NULL`;
}

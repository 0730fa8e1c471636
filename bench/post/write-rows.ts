import { createHash } from 'node:crypto';
import type pg from 'pg';
import { v7 } from 'uuid';

/** A reply as it is posted. */
export interface Posted {
  body: string;
  parentId?: string;
}

const THREAD = 'UPDATE threads SET seq = seq + 1, reply_count = reply_count + 1 WHERE id = $1 RETURNING seq, reply_count - 1 AS audience';
const REPLY = `INSERT INTO replies (id, thread_id, parent_id, depth, author_id, status, body, html, text_hash, text_sketch, shown, audience, created_at)
               VALUES ($1, $2, $3, $4, $5, 'published', $6, $7, $8, $9, true, $10, $11)`;
const REVISION = 'INSERT INTO revisions (reply_id, revision, body, html, verdicts, published_at, created_at) VALUES ($1, 1, $2, $3, $4, $5, $5)';
const PARENT = 'UPDATE replies SET answer_count = answer_count + 1, shown_answer_count = shown_answer_count + 1 WHERE id = $1';
const AUTHOR = 'UPDATE users SET reply_count = reply_count + 1 WHERE id = $1';
const EVENT = `INSERT INTO thread_events (thread_id, seq, type, reply_id, at) VALUES ($1, $2, 'reply.published', $3, $4)`;

/** The job of whoever has to tell of the reply, with the limits of its queue. */
const JOB = `INSERT INTO jobs.job (name, data, retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds, policy)
             VALUES ('replies.shown', $1, 10, 2, true, 120, 3600, 'standard')`;

/** As long as the verdicts that the api keeps with a reply. */
const VERDICTS = JSON.stringify(Array.from({ length: 14 }, () => ({ check: 'nothing-found', outcome: 'publish', code: null, detail: null, score: 0, version: 1, at: '2021-08-26T16:16:00.000Z' })));

const prepared = (client: pg.ClientBase, text: string, values: unknown[]) =>
  client.query<{ seq: number; audience: number }>({ name: createHash('md5').update(text).digest('hex'), text, values });

/** Writes a posted reply with everything that goes with it; undone as a whole when any of it fails. */
export async function writeRows(client: pg.ClientBase, threadId: string, authorId: string, { body, parentId }: Posted): Promise<{ id: string; seq: number }> {
  const at = new Date();
  const id = v7();
  const html = `<p>${body.replaceAll('\n\n', '</p>\n<p>')}</p>\n`;
  await client.query('BEGIN');
  const { rows } = await prepared(client, THREAD, [threadId]);
  const { seq, audience } = rows[0] ?? { seq: 0, audience: 0 };
  const hash = createHash('sha256').update(body).digest();
  await prepared(client, REPLY, [id, threadId, parentId ?? null, parentId === undefined ? 0 : 1, authorId, body, html, hash, hash.readBigInt64BE(), audience, at]);
  await prepared(client, REVISION, [id, body, html, VERDICTS, at]);
  if (parentId !== undefined) await prepared(client, PARENT, [parentId]);
  await prepared(client, AUTHOR, [authorId]);
  await prepared(client, EVENT, [threadId, seq, id, at]);
  await prepared(client, JOB, [JSON.stringify({ replyId: id })]);
  await client.query('COMMIT');
  return { id, seq };
}

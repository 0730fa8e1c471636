import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import { v7 } from 'uuid';
import { HOST } from '../stage/ports.js';

export interface BareSettings {
  port: number;
  databaseUrl: string;
  pool: number;
}

interface Posted {
  body: string;
  parentId?: string;
}

/**
 * The limit of posting: node:http and pg, the same rows in the same tables, and nothing else. It believes who it is told
 * is writing, checks no rule, renders no Markdown, screens nothing and tells nobody.
 */
const THREAD = 'UPDATE threads SET seq = seq + 1, reply_count = reply_count + 1 WHERE id = $1 RETURNING seq';
const REPLY = `INSERT INTO replies (id, thread_id, parent_id, depth, author_id, status, body, html, text_hash, shown, created_at)
               VALUES ($1, $2, $3, $4, $5, 'published', $6, $7, $8, true, $9)`;
const REVISION = 'INSERT INTO revisions (reply_id, revision, body, html, verdicts, published_at, created_at) VALUES ($1, 1, $2, $3, $4, $5, $5)';
const PARENT = 'UPDATE replies SET answer_count = answer_count + 1, shown_answer_count = shown_answer_count + 1 WHERE id = $1';
const AUTHOR = 'UPDATE users SET reply_count = reply_count + 1 WHERE id = $1';
const EVENT = `INSERT INTO thread_events (thread_id, seq, type, reply_id, at) VALUES ($1, $2, 'reply.published', $3, $4)`;

/** As long as the verdicts that the api keeps with a reply. */
const VERDICTS = JSON.stringify(Array.from({ length: 14 }, () => ({ check: 'nothing-found', outcome: 'publish', code: null, detail: null, score: 0, version: 1, at: '2021-08-26T16:16:00.000Z' })));

const prepared = (client: pg.PoolClient, text: string, values: unknown[]) =>
  client.query<{ seq: number }>({ name: createHash('md5').update(text).digest('hex'), text, values });

async function write(client: pg.PoolClient, threadId: string, authorId: string, { body, parentId }: Posted): Promise<{ id: string; seq: number }> {
  const at = new Date();
  const id = v7();
  const html = `<p>${body.replaceAll('\n\n', '</p>\n<p>')}</p>\n`;
  await client.query('BEGIN');
  const { rows } = await prepared(client, THREAD, [threadId]);
  const seq = rows[0]?.seq ?? 0;
  const hash = createHash('sha256').update(body).digest();
  await prepared(client, REPLY, [id, threadId, parentId ?? null, parentId === undefined ? 0 : 1, authorId, body, html, hash, at]);
  await prepared(client, REVISION, [id, body, html, VERDICTS, at]);
  if (parentId !== undefined) await prepared(client, PARENT, [parentId]);
  await prepared(client, AUTHOR, [authorId]);
  await prepared(client, EVENT, [threadId, seq, id, at]);
  await client.query('COMMIT');
  return { id, seq };
}

async function read(request: IncomingMessage): Promise<Posted> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Posted;
}

async function answer(pool: pg.Pool, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, , , , threadId = ''] = request.url?.split('/') ?? [];
  const posted = await read(request);
  const client = await pool.connect();
  try {
    const written = JSON.stringify(await write(client, threadId, String(request.headers['x-author']), posted));
    response.writeHead(201, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(written) }).end(written);
  } catch (error) {
    await client.query('ROLLBACK');
    response.writeHead(500, { 'content-length': 0, 'x-why': JSON.stringify(String(error)) }).end();
  } finally {
    client.release();
  }
}

function serve({ port, databaseUrl, pool: max }: BareSettings): void {
  const pool = new pg.Pool({ connectionString: databaseUrl, max });
  createServer((request, response) => void answer(pool, request, response)).listen(port, HOST, () => process.send?.('listening'));
}

process.once('message', serve);
process.on('disconnect', () => process.exit());

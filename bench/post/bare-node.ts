import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import { HOST } from '../stage/ports.js';
import { writeRows, type Posted } from './write-rows.js';

export interface BareSettings {
  port: number;
  databaseUrl: string;
  pool: number;
}

async function read(request: IncomingMessage): Promise<Posted> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Posted;
}

/**
 * The limit of posting: node:http and pg, the same rows in the same tables, and nothing else. It believes who it is told
 * is writing, checks no rule, renders no Markdown, screens nothing and tells nobody.
 */
async function answer(pool: pg.Pool, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, , , , threadId = ''] = request.url?.split('/') ?? [];
  const posted = await read(request);
  const client = await pool.connect();
  try {
    const written = JSON.stringify(await writeRows(client, threadId, String(request.headers['x-author']), posted));
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

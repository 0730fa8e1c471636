import { get } from 'node:http';
import { HOST } from '../stage/ports.js';
import type { Captured } from './bare-fastify.js';

/** What node:http writes by itself, in both servers. */
const OF_THE_SERVER = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']);

/** An answer of the api, its bytes as they came. */
export function capture(port: number, path: string, encoding: string): Promise<Captured> {
  return new Promise((done, fail) => {
    get({ port, host: HOST, path, headers: encoding === 'identity' ? {} : { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode !== 200) return fail(new Error(`${path} answered ${response.statusCode}.`));
        const headers = Object.entries(response.headers).filter(([name]) => !OF_THE_SERVER.has(name));
        done({ headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])), body: Buffer.concat(chunks) });
      });
    }).on('error', fail);
  });
}

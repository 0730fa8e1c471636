import { request as plainRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as securedRequest } from 'node:https';
import { isPushAddress, lookUpOpen } from '../push/push-address.js';

/** What somebody else's service is asked, and how long it may take for all of it. */
export interface OutsideRequest {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  deadlineMs: number;
  /** Whether it may only be out in the open: outside production it may be this machine. */
  production: boolean;
}

/** How it ended. A redirection is an answer like any other, and is not followed: it could lead inside. */
export type OutsideAnswer = { kind: 'answered'; status: number; headers: IncomingHttpHeaders; text: string } | { kind: 'late' } | { kind: 'failed'; why: string };

/** An answer is some words; whoever sends more wants to fill our memory. */
const MOST_BYTES = 65_536;

/** Whether a service may be asked at an address, as far as the address tells: over TLS, and out in the open. */
export const isOutsideAddress = (url: string, production: boolean): boolean => isPushAddress(url, production);

async function readAll(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MOST_BYTES) throw new Error('The answer is too long.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Sends a body once and reads what is answered. What comes of it is an answer and never an exception. */
export async function postOutside({ url, headers, body, deadlineMs, production }: OutsideRequest): Promise<OutsideAnswer> {
  if (!isOutsideAddress(url, production)) return { kind: 'failed', why: 'Nothing is sent to that address.' };
  const signal = AbortSignal.timeout(deadlineMs);
  // What a name stands for is looked at where it is dialled, so that it cannot change in between.
  const options = { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, agent: false as const, signal, ...(production ? { lookup: lookUpOpen } : {}) };
  const request = url.startsWith('https:') ? securedRequest(url, options) : plainRequest(url, options);
  try {
    const response = await new Promise<IncomingMessage>((done, failed) => {
      request.once('response', done);
      request.on('error', failed);
      request.end(body);
    });
    return { kind: 'answered', status: response.statusCode ?? 0, headers: response.headers, text: await readAll(response) };
  } catch (error) {
    if (signal.aborted) return { kind: 'late' };
    return { kind: 'failed', why: error instanceof Error ? error.message.slice(0, 300) : String(error) };
  } finally {
    request.destroy();
  }
}

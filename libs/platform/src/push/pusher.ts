import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as securedRequest } from 'node:https';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { encryptPush, type PushKeys } from './encrypt-push.js';
import { isPushAddress, lookUpOpen } from './push-address.js';
import { PushIdentity } from './push-identity.js';

/** One browser. */
export interface PushTarget extends PushKeys {
  endpoint: string;
}

/**
 * How an attempt ended. `ended`: that browser takes no more. `later`: the service does not have it, and may be asked again, after
 * so many seconds if it said so. `not-by-us`: it does not take our word for who we are. `unknown`: it was handed over and the answer is not known. `given-back`: whoever was asked first said no.
 */
export type PushOutcome =
  | { kind: 'sent' }
  | { kind: 'ended'; why: string }
  | { kind: 'not-by-us'; why: string }
  | { kind: 'refused'; why: string }
  | { kind: 'later'; why: string; afterSeconds?: number }
  | { kind: 'unknown'; why: string }
  | { kind: 'given-back' };

/** A service that keeps silent must not keep a worker. */
const WHOLE_MS = 20_000;

/** After a day nobody wants to be told any more (RFC 8030, section 5.2). */
export const PUSH_KEPT_SECONDS = 24 * 3_600;

/** Seconds, or a moment (RFC 9110, section 10.2.3); a day at most. */
function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1_000;
  return Number.isFinite(seconds) ? Math.min(PUSH_KEPT_SECONDS, Math.max(1, Math.ceil(seconds))) : undefined;
}

/** That browser is gone (RFC 8030, section 7.3). */
const ENDED = new Set([404, 410]);

/** The browser takes messages from another key than ours (RFC 8292, section 4.2), or the service does not like the rest of what we say of ourselves. */
const NOT_BY_US = new Set([401, 403]);

function judge({ statusCode = 0, headers }: IncomingMessage): PushOutcome {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'sent' };
  const why = `The push service answered ${statusCode}.`;
  if (ENDED.has(statusCode)) return { kind: 'ended', why };
  if (NOT_BY_US.has(statusCode)) return { kind: 'not-by-us', why: `${why} Look at the clock, PUBLIC_URL, MAIL_FROM and SECRET.` };
  if (statusCode !== 429 && statusCode < 500) return { kind: 'refused', why };
  const afterSeconds = retryAfter(headers['retry-after'], Date.now());
  return { kind: 'later', why, ...(afterSeconds === undefined ? {} : { afterSeconds }) };
}

/** Sends push messages to browsers, through the services that their makers run. Knows nothing of what they say. */
@Injectable()
export class Pusher {
  constructor(
    private readonly identity: PushIdentity,
    private readonly config: Config,
  ) {}

  /** Ours, as browsers subscribe to it. */
  get publicKey(): string {
    return this.identity.publicKey;
  }

  /** Whether there is a service that we would send to at an address. */
  mayReach(endpoint: string): boolean {
    return isPushAddress(endpoint, this.config.production);
  }

  /** Sends one message once; `mayHandOver` is asked right before it leaves. What comes of it is an answer and never an exception. */
  async send(target: PushTarget, text: Uint8Array, mayHandOver: () => Promise<boolean>): Promise<PushOutcome> {
    if (!this.mayReach(target.endpoint)) return { kind: 'refused', why: 'Nothing is sent to that address.' };
    const body = encryptPush(text, target);
    const headers = {
      authorization: await this.identity.authorization(target.endpoint),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      'content-length': body.length,
      ttl: PUSH_KEPT_SECONDS,
      urgency: 'normal',
    };
    return this.post(target.endpoint, headers, body, mayHandOver);
  }

  private async post(endpoint: string, headers: Record<string, string | number>, body: Buffer, mayHandOver: () => Promise<boolean>): Promise<PushOutcome> {
    const secured = endpoint.startsWith('https:');
    const options = { method: 'POST', headers, agent: false as const, signal: AbortSignal.timeout(WHOLE_MS), ...(this.config.production ? { lookup: lookUpOpen } : {}) };
    const request = secured ? securedRequest(endpoint, options) : plainRequest(endpoint, options);
    // Listened to all along: a line may also break while it is asked whether the message may leave.
    const broken = new Promise<never>((_, failed) => {
      request.once('close', () => failed(new Error('The push service closed the line.')));
      request.on('error', failed);
    });
    broken.catch(() => undefined);
    const connected = new Promise<void>((done) => request.once('socket', (socket) => socket.once(secured ? 'secureConnect' : 'connect', () => done())));
    // Its head says all; what else it says is not read.
    const answered = new Promise<PushOutcome>((done) => request.once('response', (response) => done(judge(response))));
    let handedOver = false;
    try {
      await Promise.race([connected, broken]);
      if (!(await mayHandOver())) return { kind: 'given-back' };
      // A line that is gone by now takes nothing along.
      if (request.destroyed) await broken;
      handedOver = true;
      request.end(body);
      return await Promise.race([answered, broken]);
    } catch (error) {
      const why = error instanceof Error ? error.message.slice(0, 900) : String(error);
      return handedOver ? { kind: 'unknown', why } : { kind: 'later', why };
    } finally {
      request.destroy();
    }
  }
}

import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet, customFetch, type FetchImplementation, type RemoteJWKSet } from 'jose';
import { LRUCache } from 'lru-cache';
import { Config } from '#platform/config/config';
import { isLoopback } from '#platform/config/openid-settings';

/** A reader waits meanwhile; a set of keys is a few kilobytes. */
const ANSWER_MS = 3_000;
const KEYS_BYTES = 64 * 1_024;

/** More sites than this on one installation ask for their keys again now and then. */
const SETS_KEPT = 500;

/** The whole of a body, as long as it is not longer than a set of keys can be. */
async function readAll(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, read] = ['', 0];
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    read += chunk.byteLength;
    if (read > KEYS_BYTES) throw new Error('The keys are longer than keys are.');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The keys that publishers publish. An admin names the address; a redirect is not followed, so nobody else can. */
@Injectable()
export class PublishersKeys {
  private readonly sets = new LRUCache<string, RemoteJWKSet>({ max: SETS_KEPT });

  constructor(private readonly config: Config) {}

  /** Whether we would ask there: in the clear only on this very machine, and never in production. */
  mayAsk(address: string): boolean {
    const url = URL.parse(address);
    if (url === null || url.username !== '' || url.password !== '') return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url) && !this.config.production);
  }

  /** Finds the key that a token names; kept for ten minutes, the library's own measure. */
  at(address: string): RemoteJWKSet {
    const known = this.sets.get(address);
    if (known) return known;
    const set = createRemoteJWKSet(new URL(address), { timeoutDuration: ANSWER_MS, [customFetch]: this.ask });
    this.sets.set(address, set);
    return set;
  }

  private readonly ask: FetchImplementation = async (address, options) => {
    if (!this.mayAsk(address)) throw new Error(`Keys are not asked for at ${address}.`);
    const response = await fetch(address, { ...options, redirect: 'manual' });
    if (response.status !== 200) throw new Error(`${address} answered ${response.status}.`);
    return new Response(await readAll(response));
  };
}

import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { derivedKey } from '#platform/crypto/derived-key';
import { open, seal } from '#platform/crypto/sealed';
import { Database } from '#platform/database/database';
import type { OutsideCheck } from './outside-check.js';
import { listOutsideChecks } from './outside-checks.store.js';

/** Another node may have changed a check; this one hears of it within so long. */
const FRESH_SECONDS = 5;

/** Which sites have an outside check, kept at hand: a reply on a site without one waits for nothing. And the secrets, which are needed as they are and so are sealed rather than hashed. */
@Injectable()
export class OutsideChecks {
  private known: { of: Promise<Map<string, OutsideCheck>>; at: Date } | undefined;
  private readonly key: Buffer;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.key = derivedKey(config.secret, 'outside check');
  }

  async holdingOn(siteId: string): Promise<OutsideCheck | null> {
    return (await this.fresh()).get(siteId) ?? null;
  }

  /** Has the next reply looked at as was just decided here. */
  changed(): void {
    this.known = undefined;
  }

  seal(secret: string): Uint8Array<ArrayBuffer> {
    return seal(this.key, new TextEncoder().encode(secret));
  }

  /** Undefined when it was sealed under another SECRET. */
  open({ secret }: OutsideCheck): string | undefined {
    const bytes = open(this.key, secret);
    return bytes && new TextDecoder().decode(bytes);
  }

  private fresh(): Promise<Map<string, OutsideCheck>> {
    if (this.known !== undefined && this.known.at >= this.clock.secondsAgo(FRESH_SECONDS)) return this.known.of;
    const of = listOutsideChecks(this.database.client).then((checks) => new Map(checks.map((check) => [check.siteId, check])));
    const known = { of, at: this.clock.now() };
    this.known = known;
    // What could not be read is asked for again by the next reply.
    of.catch(() => { if (this.known === known) this.known = undefined; });
    return of;
  }
}

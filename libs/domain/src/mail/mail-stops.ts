import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { derivedKey } from '#platform/crypto/derived-key';
import type { Db } from '#platform/database/database';
import { deleteStop, findStop, setStop, type StopReason } from './stops.store.js';

/** The addresses that letters nobody asked for do not go to any more, kept as keyed hashes, so that the list gives no addresses away. */
@Injectable()
export class MailStops {
  private readonly key: Buffer;

  constructor(
    private readonly clock: Clock,
    config: Config,
  ) {
    this.key = derivedKey(config.secret, 'mail stops');
  }

  find(db: Db, address: string): Promise<StopReason | null> {
    return findStop(db, this.keyOf(address));
  }

  add(db: Db, address: string, reason: StopReason): Promise<void> {
    return setStop(db, this.keyOf(address), reason, this.clock.now());
  }

  remove(db: Db, address: string): Promise<void> {
    return deleteStop(db, this.keyOf(address));
  }

  /** However it is spelled, as for accounts: lower case and composed (NFC). */
  private keyOf(address: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(createHmac('sha256', this.key).update(address.normalize('NFC').toLowerCase()).digest());
  }
}

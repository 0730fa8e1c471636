import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notificationKinds } from '#contract/notifications';
import type { LateTemplate } from '#domain/mail/letter';
import { Config } from '#platform/config/config';
import { derivedKey } from '#platform/crypto/derived-key';

/** Whose letters of which kind. */
export interface Unsubscribing {
  userId: string;
  about: LateTemplate;
}

/** The place of each in this list is what a token names it by: add at the end, move nothing. */
const ABOUT: readonly LateTemplate[] = [...notificationKinds, 'digest'];

const ID_BYTES = 16;
/** 128 bits: nobody guesses one, and the header stays short. */
const MAC_BYTES = 16;

/**
 * The tokens of links that end letters of a kind. They are good for ever, since letters are kept for years, let nobody in and do
 * nothing else; RFC 8058, section 3.1, wants them hard to forge and of no use for anybody else's letters.
 */
@Injectable()
export class UnsubscribeTokens {
  private readonly key: Buffer;
  private readonly place: string;

  constructor(config: Config) {
    this.key = derivedKey(config.secret, 'unsubscribe');
    this.place = config.publicUrl;
  }

  linkFor(whose: Unsubscribing): string {
    return `${this.place}/unsubscribe/${this.tokenFor(whose)}`;
  }

  tokenFor({ userId, about }: Unsubscribing): string {
    const named = Buffer.concat([Buffer.from(userId.replaceAll('-', ''), 'hex'), Buffer.from([ABOUT.indexOf(about)])]);
    return Buffer.concat([named, this.sign(named)]).toString('base64url');
  }

  /** Whom and what a token names; null where it is not one of ours. */
  read(token: string): Unsubscribing | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== ID_BYTES + 1 + MAC_BYTES) return null;
    const named = bytes.subarray(0, ID_BYTES + 1);
    const about = ABOUT[named[ID_BYTES] ?? ABOUT.length];
    if (about === undefined || !timingSafeEqual(bytes.subarray(ID_BYTES + 1), this.sign(named))) return null;
    const hex = named.toString('hex', 0, ID_BYTES);
    return { userId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), about };
  }

  private sign(named: Buffer): Buffer {
    return createHmac('sha256', this.key).update(named).digest().subarray(0, MAC_BYTES);
  }
}

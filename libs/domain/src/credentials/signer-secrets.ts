import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '#platform/config/config';
import { derivedKey } from '#platform/crypto/derived-key';
import { open, seal } from '#platform/crypto/sealed';

/** The secrets that sites sign with. They are needed as they are, so they are sealed rather than hashed. */
@Injectable()
export class SignerSecrets {
  private readonly key: Buffer;

  constructor(config: Config) {
    this.key = derivedKey(config.secret, 'site signer');
  }

  /** 256 random bits (RFC 7518, section 3.2, wants as many as HS256 has), recognisable where it should not be. */
  make(): string {
    return `belowline_ss_${randomBytes(32).toString('base64url')}`;
  }

  seal(secret: string): Uint8Array<ArrayBuffer> {
    return seal(this.key, new TextEncoder().encode(secret));
  }

  /** The bytes that tokens are signed with; undefined when they were sealed under another SECRET. */
  open(sealed: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    return open(this.key, sealed);
  }
}

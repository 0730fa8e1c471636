import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '#platform/config/config';
import { derivedKey } from '#platform/crypto/derived-key';
import { open, seal } from '#platform/crypto/sealed';
import { tidyRecoveryCode } from './recovery-code.js';

/** Keeps what second proofs rest on, so that the database alone is not enough to give one. */
@Injectable()
export class SecondProofSecrets {
  private readonly totpKey: Buffer;
  private readonly recoveryKey: Buffer;

  constructor(config: Config) {
    this.totpKey = derivedKey(config.secret, 'totp secret');
    this.recoveryKey = derivedKey(config.secret, 'recovery code');
  }

  seal(totpSecret: Uint8Array): Uint8Array<ArrayBuffer> {
    return seal(this.totpKey, totpSecret);
  }

  /** A secret as it was made; undefined when it was sealed under another SECRET. */
  open(sealed: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    return open(this.totpKey, sealed);
  }

  /** What is kept of a recovery code. Codes are random, so that a keyed hash needs not be slow. */
  hashOf(userId: string, code: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(createHmac('sha256', this.recoveryKey).update(`${userId}.${tidyRecoveryCode(code)}`).digest());
  }
}

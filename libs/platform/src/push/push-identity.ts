import { createECDH, createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SignJWT } from 'jose';
import addressparser from 'nodemailer/lib/addressparser';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';

/** The number of points of P-256 (FIPS 186-5 and SP 800-186, section 3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** A push service takes a day at most (RFC 8292, section 2). */
const GOOD_FOR_SECONDS = 12 * 3_600;

/**
 * Who we are to push services (VAPID, RFC 8292): a key that a browser binds its subscription to. It comes out of SECRET, so that
 * every node has the same without anybody having to make one; with another SECRET, browsers have to subscribe anew.
 */
@Injectable()
export class PushIdentity {
  /** As a browser asks for it. */
  readonly publicKey: string;
  private readonly key: KeyObject;
  private readonly subject: string;

  constructor(
    private readonly clock: Clock,
    config: Config,
  ) {
    // 128 bits more than needed make the remainder as good as random (FIPS 186-5, appendix A.2.1).
    const long = BigInt(`0x${Buffer.from(hkdfSync('sha256', config.secret, 'belowline', 'push', 48)).toString('hex')}`);
    const number = Buffer.from(((long % (ORDER - 1n)) + 1n).toString(16).padStart(64, '0'), 'hex');
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(number);
    const point = pair.getPublicKey();
    this.publicKey = point.toString('base64url');
    const part = (bytes: Buffer): string => bytes.toString('base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: part(point.subarray(1, 33)), y: part(point.subarray(33)), d: part(number) };
    this.key = createPrivateKey({ key: jwk, format: 'jwk' });
    this.subject = config.publicUrl.startsWith('https:') ? config.publicUrl : `mailto:${addressparser(config.mailFrom, { flatten: true })[0]?.address ?? ''}`;
  }

  /** The line that tells a push service who sends. */
  async authorization(endpoint: string): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1_000);
    const token = await new SignJWT({ aud: new URL(endpoint).origin, sub: this.subject, exp: now + GOOD_FOR_SECONDS }).setProtectedHeader({ typ: 'JWT', alg: 'ES256' }).sign(this.key);
    return `vapid t=${token}, k=${this.publicKey}`;
  }
}

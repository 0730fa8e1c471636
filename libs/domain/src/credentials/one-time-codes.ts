import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import type { IdentityElsewhere } from './identity-elsewhere.js';
import { insertPending, takePending } from './pending-sign-ins.store.js';

/** From a window that closes to the frame beside it is a moment; a minute covers the slowest device (SAFETY: embed session). */
const CODE_SECONDS = 60;

/** RFC 7636, section 4.2: base64url of SHA-256, without padding. */
export const codeChallenge = z.string().regex(/^[\w-]{43}$/);

const kept = z.object({
  challenge: codeChallenge,
  identity: z.object({ issuer: z.string(), subject: z.string(), email: z.string().nullable(), name: z.string().nullable(), locale: z.string().nullable() }),
});

/** RFC 7636, section 4.6. */
function answers(verifier: string, challenge: string): boolean {
  const [made, asked] = [createHash('sha256').update(verifier).digest(), Buffer.from(challenge, 'base64url')];
  return made.length === asked.length && timingSafeEqual(made, asked);
}

/** What a popup hands to the frame that opened it: once, within a minute, and of use to that frame alone. */
@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A code for whoever came back from a provider, bound to the secret of the frame that asked. */
  async issue(identity: IdentityElsewhere, challenge: string): Promise<string> {
    const code = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + CODE_SECONDS * 1_000);
    await insertPending(this.database.client, code, { kind: 'code', data: { challenge, identity: { ...identity } }, expiresAt });
    return code;
  }

  /** Who a code stands for; refuses one that was used, is too old, or is brought by somebody else. A wrong try uses it up. */
  async take(code: string, verifier: string): Promise<IdentityElsewhere> {
    const pending = kept.safeParse(await takePending(this.database.client, code, 'code', this.clock.now()));
    if (!pending.success || !answers(verifier, pending.data.challenge)) refuse('code.invalid');
    return pending.data.identity;
  }
}

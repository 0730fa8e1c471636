import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import type { PasskeyBody } from '#contract/credentials';
import type { User } from '#domain/identity/user';
import { Config } from '#platform/config/config';
import { CHALLENGE_SECONDS, isHandleOf, userHandleOf, type Passkey } from './passkey.js';

/** What the browser answered, as it came in. */
export type Credential = PasskeyBody['credential'];

/** Options for the browser; it alone needs to understand them. */
export type BrowserOptions = Record<string, unknown>;

/** What there is to check an answer of the browser against. */
export interface Expected {
  challenge: string;
  /** Our own page that the answer came from. */
  origin: string;
  /** The publisher's page that ours was shown in, once it is known to be one; undefined when ours stood alone. */
  around?: string | undefined;
}

const TIMEOUT_MS = CHALLENGE_SECONDS * 1_000;

/** What a browser shows as the name of where a passkey belongs. */
const NAME = 'Belowline';

/** What WebAuthn calls us: asks authenticators, and judges what they answer. Keeps nothing. */
@Injectable()
export class RelyingParty {
  private readonly id: string;

  constructor(private readonly config: Config) {
    this.id = new URL(config.publicUrl).hostname;
  }

  /** 256 random bits: twice what WebAuthn Level 3 (13.4.3) wants at least. */
  newChallenge(): string {
    return randomBytes(32).toString('base64url');
  }

  /** What a browser needs to make a passkey that signs in without a name being typed. */
  async creationOptions(user: User, challenge: string, existing: Passkey[]): Promise<BrowserOptions> {
    const options = await generateRegistrationOptions({
      rpName: NAME,
      rpID: this.id,
      userName: user.email ?? user.name,
      userDisplayName: user.name,
      userID: userHandleOf(user.id),
      challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
      timeout: TIMEOUT_MS,
      attestationType: 'none',
      excludeCredentials: existing.map(({ id, transports }) => ({ id, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { ...options };
  }

  /** What a browser needs to sign with one of these passkeys, or with any that it finds. */
  async requestOptions(challenge: string, allowed: Passkey[]): Promise<BrowserOptions> {
    const options = await generateAuthenticationOptions({
      rpID: this.id,
      challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
      timeout: TIMEOUT_MS,
      userVerification: 'required',
      allowCredentials: allowed.map(({ id, transports }) => ({ id, transports })),
    });
    return { ...options };
  }

  /** Which challenge an answer is to; undefined when it is not an answer at all. */
  challengeOf(credential: Credential): string | undefined {
    try {
      const { challenge } = decodeClientDataJSON((credential as unknown as AuthenticationResponseJSON).response.clientDataJSON);
      return typeof challenge === 'string' && challenge.length <= 64 ? challenge : undefined;
    } catch {
      return undefined;
    }
  }

  /** The page of somebody else's that ours was shown in, as the browser says; undefined when ours stood alone, or the browser does not tell. */
  pageAround(credential: Credential): string | undefined {
    try {
      const { topOrigin } = decodeClientDataJSON((credential as unknown as AuthenticationResponseJSON).response.clientDataJSON);
      return typeof topOrigin === 'string' ? topOrigin : undefined;
    } catch {
      return undefined;
    }
  }

  /** The passkey that a browser says it made; undefined when that is not so. */
  async readNew(credential: Credential, { challenge, origin }: Expected): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports' | 'backedUp'> | undefined> {
    const { registrationInfo } = await quietly(() =>
      verifyRegistrationResponse({
        response: credential as unknown as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: [this.config.publicUrl, origin],
        expectedRPID: this.id,
        requireUserVerification: true,
      }),
    );
    if (!registrationInfo) return undefined;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    // What is only a hint, and comes unsigned, is kept in a small measure.
    const hints = transports.filter((hint) => typeof hint === 'string').slice(0, 8).map((hint) => hint.slice(0, 20));
    return { id, publicKey, counter: BigInt(counter), transports: hints, backedUp: registrationInfo.credentialBackedUp };
  }

  /** How a passkey signed; undefined when it did not. */
  async readSigned(credential: Credential, passkey: Passkey, { challenge, origin, around }: Expected): Promise<{ counter: bigint; backedUp: boolean } | undefined> {
    const response = credential as unknown as AuthenticationResponseJSON;
    const { authenticationInfo } = await quietly(() =>
      verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: [this.config.publicUrl, origin],
        expectedRPID: this.id,
        requireUserVerification: true,
        ...(around === undefined ? {} : { expectedTopOrigin: around }),
        credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: Number(passkey.counter), transports: passkey.transports },
      }),
    );
    if (!authenticationInfo || !isHandleOf(passkey.userId, response.response.userHandle)) return undefined;
    return { counter: BigInt(authenticationInfo.newCounter), backedUp: authenticationInfo.credentialBackedUp };
  }
}

/** The library throws whatever is wrong with an answer. None of it is for the reader, nor a fault of ours. */
async function quietly<Found extends { verified: boolean }>(verify: () => Promise<Found>): Promise<Found | { verified: false; registrationInfo?: never; authenticationInfo?: never }> {
  try {
    const found = await verify();
    return found.verified ? found : { verified: false };
  } catch {
    return { verified: false };
  }
}

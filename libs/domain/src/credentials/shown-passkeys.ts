import { Injectable } from '@nestjs/common';
import { findSiteByOrigin } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { takeChallenge } from './challenges.store.js';
import { findPasskey, usePasskey } from './passkeys.store.js';
import { RelyingParty, type Credential } from './relying-party.js';

/** A passkey that somebody shows, and the page of ours that they show it on. */
export interface Shown {
  credential: Credential;
  origin: string;
}

/** Whose passkey it is that somebody shows: what signing in with one and proving oneself with one have in common. */
@Injectable()
export class ShownPasskeys {
  constructor(
    private readonly database: Database,
    private readonly relyingParty: RelyingParty,
    private readonly clock: Clock,
  ) {}

  /** The owner's id, or null when the passkey proves nothing. `userId` is whom the challenge was given to. */
  async ownerOf({ credential, origin }: Shown, userId: string | null): Promise<string | null> {
    const { client } = this.database;
    const at = this.clock.now();
    const challenge = this.relyingParty.challengeOf(credential);
    if (challenge === undefined || !(await takeChallenge(client, challenge, { kind: 'authenticate', userId, now: at }))) return null;
    const around = this.relyingParty.pageAround(credential);
    // In a page around ours a passkey is as good as at home, where that page is one of a site of ours: nobody else may show our frame.
    if (around !== undefined && (await findSiteByOrigin(client, around)) === null) return null;
    const passkey = await findPasskey(client, credential.id);
    const signed = passkey && (await this.relyingParty.readSigned(credential, passkey, { challenge, origin, around }));
    return passkey && signed && (await usePasskey(client, passkey.id, { ...signed, at })) ? passkey.userId : null;
  }
}

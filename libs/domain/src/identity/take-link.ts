import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import type { Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { endUnprovenWays, setVerified } from './addresses.store.js';
import type { MailLinkKind } from './mail-link.js';
import { endMailLinks, takeMailLink, type UsedLink } from './mail-links.store.js';
import { endSessionsOf } from './sessions.store.js';
import { emailKey, type User } from './user.js';
import { lockUser } from './users.store.js';

/** The one way to use a link that was sent. Refuses, always alike, what was used, has run out or belongs to an address given up. */
@Injectable()
export class TakeLink {
  constructor(private readonly clock: Clock) {}

  async run(tx: Transaction, token: string, kinds: MailLinkKind[]): Promise<{ user: User; link: UsedLink }> {
    const link = (await takeMailLink(tx, token, kinds, this.clock.now())) ?? refuse('link.invalid');
    const user = (await lockUser(tx, link.userId)) ?? refuse('link.invalid');
    // A link proves the address that it was sent to, which may not be the account's any more.
    if (link.kind !== 'change' && (user.email === null || emailKey(user.email) !== emailKey(link.email))) refuse('link.invalid');
    // Of several that were sent, using one is enough.
    await endMailLinks(tx, user.id, [link.kind], this.clock.now());
    return { user, link };
  }

  /**
   * Somebody has come in by their address alone. On an account whose address was never confirmed, whoever registered it may be a
   * stranger: everything of theirs ends, but for what staff prove themselves with. Answers which sessions did.
   */
  async prove(tx: Transaction, user: User): Promise<string[]> {
    if (user.emailVerifiedAt !== null) return [];
    const at = this.clock.now();
    await setVerified(tx, user.id, at);
    await endUnprovenWays(tx, user, at);
    return endSessionsOf(tx, user.id, { keep: null, why: 'ended-by-owner', at });
  }
}

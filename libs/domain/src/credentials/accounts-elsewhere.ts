import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isSomewhere } from '#domain/identity/power.policy';
import { emailKey, type User } from '#domain/identity/user';
import { findUserByEmail, insertUser, lockUser } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { Refusal, refuse } from '#platform/refusals/refusal';
import { namesToTry, type IdentityElsewhere } from './identity-elsewhere.js';
import { findLinkedUser, insertLinkedAccount } from './linked-accounts.store.js';
import { judgeLinking } from './linking.policy.js';

/** Who vouches for somebody. */
export type Voucher = 'provider' | 'publisher';

/** What a provider's reader, and what a publisher's, is told where an account is not theirs to have. */
const REFUSED = { provider: 'link.needed', publisher: 'publisher-token.invalid' } as const;

/** The account of somebody who comes from elsewhere. `theirs`: they made it by coming, and what they are called there holds here. */
export interface Found {
  user: User;
  theirs: boolean;
}

/** Somebody was faster with this name, address or link: the whole transaction is void, and finds what they made when it is tried again. */
class Overtaken extends Error {}

const isOvertaken = (error: unknown): boolean =>
  error instanceof Overtaken || (error instanceof Refusal && (error.code === 'name.taken' || error.code === 'email.taken'));

const randomDigits = (length: number): string => Array.from({ length }, (_, place) => randomInt(place === 0 ? 1 : 0, 10)).join('');

/** Finds the account of somebody who comes from elsewhere, links it, or makes one: however many come at once, one. */
@Injectable()
export class AccountsElsewhere {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `first` is done in the same transaction, before anything else. */
  async findOrMake(from: Voucher, identity: IdentityElsewhere, first?: (tx: Transaction) => Promise<void>): Promise<Found> {
    for (const name of namesToTry(identity.name, randomDigits)) {
      try {
        return await this.database.transaction(async (tx) => {
          await first?.(tx);
          return this.find(tx, from, identity, name);
        });
      } catch (error) {
        if (!isOvertaken(error)) throw error;
      }
    }
    return refuse('service.unavailable', { why: 'others took every name that was tried' });
  }

  private async find(tx: Transaction, from: Voucher, identity: IdentityElsewhere, name: string): Promise<Found> {
    const linked = await findLinkedUser(tx, identity.issuer, identity.subject);
    if (linked === null) return this.meet(tx, from, identity, name);
    // Whoever works here by now signs in as those do who work here: a publisher's word is not enough for that.
    if (from === 'publisher' && isSomewhere(linked.user, 'staff')) refuse(REFUSED.publisher);
    return { user: linked.user, theirs: linked.user.createdAt.getTime() === linked.linkedAt.getTime() };
  }

  /** Somebody comes from there for the first time. */
  private async meet(tx: Transaction, from: Voucher, identity: IdentityElsewhere, name: string): Promise<Found> {
    const at = this.clock.now();
    const same = identity.email === null ? null : await this.lockSameAddress(tx, identity.email);
    const linking = judgeLinking(from, same);
    if (linking === 'refuse') refuse(REFUSED[from]);
    const email = linking === 'make' ? identity.email : null;
    const joined = linking === 'join' ? same : null;
    const user = joined ?? (await insertUser(tx, { email, emailVerifiedAt: email === null ? null : at, name, locale: identity.locale, passwordHash: null, at }));
    if (!(await insertLinkedAccount(tx, { issuer: identity.issuer, subject: identity.subject, userId: user.id, createdAt: at }))) throw new Overtaken();
    return { user, theirs: joined === null };
  }

  private async lockSameAddress(tx: Transaction, email: string): Promise<User | null> {
    const found = await findUserByEmail(tx, email);
    if (!found) return null;
    const user = await lockUser(tx, found.id);
    // Whoever gave the address up at this moment has been waited for.
    if (!user || user.email === null || emailKey(user.email) !== emailKey(email)) throw new Overtaken();
    return user;
  }
}

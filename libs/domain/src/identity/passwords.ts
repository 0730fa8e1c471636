import { Injectable } from '@nestjs/common';
import { hash, verify, type Options } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { refuse } from '#platform/refusals/refusal';

/** OWASP Password Storage Cheat Sheet: argon2id (the library's default) with 19 MiB, two passes, one lane. */
const ARGON2: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two at a time leave the machine able to read pages while a crowd logs in; the crowd waits its turn … */
const AT_ONCE = 2;
/** … about two seconds long, and after that is told to come again rather than kept in memory. */
const MOST_WAITING = 100;

/** Hashing of passwords, and nothing else about them. */
@Injectable()
export class Passwords {
  private readonly turn = pLimit(AT_ONCE);
  /** Compared against when there is no account, so that its absence takes as long as a wrong password. */
  private readonly nobody = hash('nobody has this password', ARGON2);

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFC'), ARGON2));
  }

  /** Whether a password is the right one; false, in the same time, where there is none to compare with. */
  async matches(stored: string | null, password: string): Promise<boolean> {
    const compared = stored ?? (await this.nobody);
    const matched = await this.inTurn(() => verify(compared, password.normalize('NFC')));
    return matched && stored !== null;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.turn.pendingCount >= MOST_WAITING) refuse('service.unavailable', { retryAfter: 2, why: 'too many passwords wait to be hashed' });
    return this.turn(work);
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import type { Transaction } from '#platform/database/database';
import { Places } from '#platform/places/places';
import { AccountLetters } from './account-letters.js';
import { DEVICE_KNOWN_SECONDS, isNewDevice } from './new-device.js';
import type { Arrival, Session } from './session.js';
import { deviceOf } from './session.view.js';
import { insertSession, listSurroundings } from './sessions.store.js';
import type { User } from './user.js';
import { lockUser } from './users.store.js';

/** Opens a session, and asks the owner whether it was them when it is from a browser that the account was not used from before. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly letters: AccountLetters,
    private readonly places: Places,
    private readonly clock: Clock,
  ) {}

  async run(tx: Transaction, user: User, arrival: Arrival): Promise<Session> {
    await this.notice(tx, user, arrival);
    return insertSession(tx, user.id, { ...arrival, country: this.places.countryOf(arrival.address) }, this.clock.now());
  }

  private async notice(tx: Transaction, user: User, arrival: Arrival): Promise<void> {
    if (arrival.method === 'registration' || user.email === null || !(await this.isNew(tx, user, arrival))) return;
    // Of several log-ins at the same moment the first one tells; the others then see it.
    await lockUser(tx, user.id);
    if (!(await this.isNew(tx, user, arrival))) return;
    await this.letters.add(tx, 'new-device', user, { device: deviceOf(arrival.userAgent) || '?' });
  }

  private async isNew(tx: Transaction, user: User, arrival: Arrival): Promise<boolean> {
    return isNewDevice(arrival, await listSurroundings(tx, user.id, this.clock.secondsAgo(DEVICE_KNOWN_SECONDS)));
  }
}

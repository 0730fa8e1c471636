import { Injectable } from '@nestjs/common';
import type { RegisterBody } from '#contract/accounts';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { MailLinks } from './mail-links.js';
import { NewPassword } from './new-password.js';
import type { Arrival } from './session.js';
import { Sessions, type LoggedIn } from './sessions.js';
import { tidyName, whatIsWrongWithName } from './name.js';
import { insertUser } from './users.store.js';

/** Somebody makes an account and is logged in by that. */
@Injectable()
export class RegisterUser {
  constructor(
    private readonly database: Database,
    private readonly newPassword: NewPassword,
    private readonly links: MailLinks,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** `locale` is the language that their browser asks for. */
  async run(input: RegisterBody, arrival: Arrival, locale: string | null): Promise<LoggedIn> {
    const name = tidyName(input.name);
    const wrong = whatIsWrongWithName(name);
    if (wrong !== null) refuse('request.invalid', { errors: [{ path: 'name', message: wrong }] });
    const passwordHash = await this.newPassword.hash(input.password);
    return this.database.transaction(async (tx) => {
      const user = await insertUser(tx, { email: input.email, name, passwordHash, locale, at: this.clock.now() });
      await this.links.send(tx, 'verify', user, input.email);
      return this.sessions.begin(tx, user, arrival);
    });
  }
}

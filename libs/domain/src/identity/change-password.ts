import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { NewPassword } from './new-password.js';
import { StillThere } from './proof.js';
import { lockCaller } from './sessions.store.js';
import { Sessions } from './sessions.js';
import type { Caller } from './user.js';

/** Somebody sets another password, or a first one. Every other log-in ends. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly stillThere: StillThere,
    private readonly newPassword: NewPassword,
    private readonly sessions: Sessions,
  ) {}

  async run(caller: Caller, { password, current }: { password: string; current?: string | undefined }): Promise<void> {
    await this.stillThere.check(caller, current);
    const hash = await this.newPassword.hash(password);
    const ended = await this.database.transaction(async (tx) => {
      const user = await lockCaller(tx, caller);
      return this.newPassword.set(tx, user, hash, caller.sessionId);
    });
    this.sessions.announceEnded(ended, 'session.password-changed');
  }
}

import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import type { Passkey } from './passkey.js';
import { renamePasskey } from './passkeys.store.js';

/** Somebody calls one of their passkeys something else. */
@Injectable()
export class RenamePasskey {
  constructor(private readonly database: Database) {}

  async run(caller: Caller, passkeyId: string, name: string): Promise<Passkey> {
    return (await renamePasskey(this.database.client, caller.id, passkeyId, name)) ?? refuse('passkey.absent');
  }
}

import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { MuteView } from '#contract/writing';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { MuteUser } from '#domain/muting/mute-user';
import { deleteMute } from '#domain/muting/mutes.store';
import { ReadMutes } from '#domain/muting/read-mutes';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** Whom a reader does not want to read. */
@Controller()
export class MutesController {
  constructor(
    private readonly database: Database,
    private readonly muteUser: MuteUser,
    private readonly readMutes: ReadMutes,
  ) {}

  @Endpoint(routes.mute)
  mute(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.mute>): Promise<void> {
    return this.muteUser.run(caller, params.userId);
  }

  @Endpoint(routes.unmute)
  async unmute(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.unmute>): Promise<void> {
    if (!(await findUser(this.database.client, params.userId))) refuse('user.absent');
    await deleteMute(this.database.client, caller.id, params.userId);
  }

  @Endpoint(routes.listMutes)
  list(@CallerOf() caller: Caller, @Input() { query }: InputOf<typeof routes.listMutes>): Promise<Page<MuteView>> {
    return this.readMutes.run(caller, query);
  }
}

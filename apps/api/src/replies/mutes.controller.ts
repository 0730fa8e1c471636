import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { MuteView } from '#contract/writing';
import type { Caller } from '#domain/identity/user';
import { MuteUser } from '#domain/muting/mute-user';
import { ReadMutes } from '#domain/muting/read-mutes';
import { UnmuteUser } from '#domain/muting/unmute-user';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** Whom a reader does not want to read. */
@Controller()
export class MutesController {
  constructor(
    private readonly muteUser: MuteUser,
    private readonly unmuteUser: UnmuteUser,
    private readonly readMutes: ReadMutes,
  ) {}

  @Endpoint(routes.mute)
  mute(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.mute>): Promise<void> {
    return this.muteUser.run(caller, params.userId);
  }

  @Endpoint(routes.unmute)
  unmute(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.unmute>): Promise<void> {
    return this.unmuteUser.run(caller, params.userId);
  }

  @Endpoint(routes.listMutes)
  list(@CallerOf() caller: Caller, @Input() { query }: InputOf<typeof routes.listMutes>): Promise<Page<MuteView>> {
    return this.readMutes.run(caller, query);
  }
}

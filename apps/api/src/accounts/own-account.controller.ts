import { Controller } from '@nestjs/common';
import type { MeView } from '#contract/accounts';
import type { OwnSessionView } from '#contract/own-account';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { ChangeProfile } from '#domain/identity/change-profile';
import { EndSessions } from '#domain/identity/end-sessions';
import { listOpenSessions } from '#domain/identity/sessions.store';
import { viewSession } from '#domain/identity/session.view';
import type { Caller } from '#domain/identity/user';
import { viewMe } from '#domain/identity/user.view';
import { MoveDigest } from '#domain/notifications/move-digest';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** What somebody sees and changes of their own account. */
@Controller()
export class OwnAccountController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changeProfile: ChangeProfile,
    private readonly endSessions: EndSessions,
    private readonly moveDigest: MoveDigest,
  ) {}

  @Endpoint(routes.readMe)
  me(@CallerOf() caller: Caller): MeView {
    return viewMe(caller, this.clock.now());
  }

  @Endpoint(routes.changeMe)
  async change(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.changeMe>): Promise<MeView> {
    const changed = await this.changeProfile.run(caller, body);
    if (changed.timeZone !== caller.timeZone) await this.moveDigest.run(caller.id);
    return viewMe(changed, this.clock.now());
  }

  @Endpoint(routes.readSessions)
  async sessions(@CallerOf() caller: Caller): Promise<Page<OwnSessionView>> {
    const open = await listOpenSessions(this.database.client, caller.id, this.clock.now());
    return { items: open.map((session) => viewSession(session, caller.sessionId)), next: null };
  }

  @Endpoint(routes.endSession)
  async endSession(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.endSession>): Promise<void> {
    await this.endSessions.one(caller, params.sessionId);
  }

  @Endpoint(routes.endOtherSessions)
  async endOthers(@CallerOf() caller: Caller): Promise<void> {
    await this.endSessions.others(caller);
  }
}

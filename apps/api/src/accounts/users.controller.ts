import { Controller } from '@nestjs/common';
import type { UserView } from '#contract/accounts';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { ChangeRole } from '#domain/audit/change-role';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { viewUser } from '#domain/identity/user.view';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

@Controller()
export class UsersController {
  constructor(
    private readonly database: Database,
    private readonly changeRole: ChangeRole,
  ) {}

  @Endpoint(routes.changeRole)
  async setRole(@CallerOf() admin: Caller, @Input() { params, body }: InputOf<typeof routes.changeRole>): Promise<UserView> {
    return viewUser(await this.changeRole.run(admin, params.userId, body.role));
  }

  @Endpoint(routes.readUser)
  async user(@Input() { params }: InputOf<typeof routes.readUser>): Promise<UserView> {
    return viewUser((await findUser(this.database.client, params.userId)) ?? refuse('user.absent'));
  }
}

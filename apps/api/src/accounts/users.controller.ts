import { Controller } from '@nestjs/common';
import type { UserView } from '#contract/accounts';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { ChangeRole } from '#domain/audit/change-role';
import { hasBlocked } from '#domain/following/blocks.store';
import { isFollowing } from '#domain/following/follows.store';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { viewUser } from '#domain/identity/user.view';
import { ChangeSiteRole } from '#domain/sites/change-site-role';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input, ViewerOf } from '../http/endpoint.js';

@Controller()
export class UsersController {
  constructor(
    private readonly database: Database,
    private readonly changeRole: ChangeRole,
    private readonly changeSiteRole: ChangeSiteRole,
  ) {}

  @Endpoint(routes.changeRole)
  async setRole(@CallerOf() admin: Caller, @Input() { params, body }: InputOf<typeof routes.changeRole>): Promise<UserView> {
    const { role, siteId } = body;
    return viewUser(siteId === undefined ? await this.changeRole.run(admin, params.userId, role) : await this.changeSiteRole.run(admin, params.userId, siteId, role));
  }

  @Endpoint(routes.readUser)
  async user(@ViewerOf() viewer: Caller | null, @Input() { params }: InputOf<typeof routes.readUser>): Promise<UserView> {
    const { client } = this.database;
    const user = (await findUser(client, params.userId)) ?? refuse('user.absent');
    if (viewer === null) return viewUser(user);
    const [following, blocked] = await Promise.all([isFollowing(client, viewer.id, { kind: 'user', id: user.id }), hasBlocked(client, viewer.id, user.id)]);
    const { followerCount, followingCount } = viewer.id === user.id ? user : viewUser(user);
    return { ...viewUser(user), followerCount, followingCount, following, blocked };
  }
}

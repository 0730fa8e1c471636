import { Injectable } from '@nestjs/common';
import type { FoundReader } from '#contract/people';
import type { Page } from '#contract/primitives';
import { mayAdminister, sitesOf } from '#domain/identity/power.policy';
import type { Caller, User } from '#domain/identity/user';
import { viewSiteStandings, viewUser } from '#domain/identity/user.view';
import { listUsers } from '#domain/identity/users.store';
import { Database } from '#platform/database/database';
import { listFound } from './found-people.store.js';

/** A moderator looks for a reader. An address is personal: only those who administer everything may look by one. */
@Injectable()
export class FindReaders {
  constructor(private readonly database: Database) {}

  async run(moderator: Caller, { q, limit }: { q: string; limit: number }): Promise<Page<FoundReader>> {
    const { client } = this.database;
    const ids = await listFound(client, { q, limit, byAddress: mayAdminister(moderator, null) });
    const users = await listUsers(client, ids);
    const sites = sitesOf(moderator, 'moderator');
    return { items: ids.flatMap((id) => users.get(id) ?? []).map((user) => viewFound(user, sites)), next: null };
  }
}

function viewFound(user: User, sites: string[] | null): FoundReader {
  const { id, name, role, createdAt, replyCount } = viewUser(user);
  const siteStandings = viewSiteStandings(user.siteStandings).filter(({ siteId }) => sites === null || sites.includes(siteId));
  return { id, name, role, createdAt, replyCount, standing: user.standing, siteStandings };
}

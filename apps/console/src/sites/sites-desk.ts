import type { Role } from '#contract/accounts';
import type { InvitationView, InviteBody, SitePerson } from '#contract/invitations';
import type { FoundReader } from '#contract/people';
import type { Page } from '#contract/primitives';
import type { ChangeSiteBody, CreateSiteBody, OutsideCheckBody, OutsideCheckMade, OutsideCheckView, SiteKeyView, SiteView } from '#contract/sites';
import type { Answer, ApiClient } from '../api/client.js';

const pageQuery = (cursor: string | null): string => new URLSearchParams({ limit: '50', ...(cursor === null ? {} : { cursor }) }).toString();

/** Everything that admins ask about sites, by name. */
export class SitesDesk {
  constructor(readonly client: ApiClient) {}

  /** All of them: an installation has a few, or a few hundred. */
  async sites(): Promise<Answer<SiteView[]>> {
    const all: SiteView[] = [];
    for (let cursor: string | null = null; ; ) {
      const answer: Answer<Page<SiteView>> = await this.client.ask('GET', `/sites?${pageQuery(cursor)}`);
      if (!answer.ok) return answer;
      all.push(...answer.value.items);
      if (answer.value.next === null) return { ok: true, value: all };
      cursor = answer.value.next;
    }
  }

  create(body: CreateSiteBody): Promise<Answer<SiteView>> {
    return this.client.ask('POST', '/sites', body);
  }

  change(id: string, body: ChangeSiteBody): Promise<Answer<SiteView>> {
    return this.client.ask('PATCH', `/sites/${id}`, body);
  }

  makeKey(id: string): Promise<Answer<SiteKeyView>> {
    return this.client.ask('POST', `/sites/${id}/keys`);
  }

  outsideCheck(id: string): Promise<Answer<OutsideCheckView>> {
    return this.client.ask('GET', `/sites/${id}/outside-check`);
  }

  setOutsideCheck(id: string, body: OutsideCheckBody): Promise<Answer<OutsideCheckMade>> {
    return this.client.ask('PUT', `/sites/${id}/outside-check`, body);
  }

  removeOutsideCheck(id: string): Promise<Answer<undefined>> {
    return this.client.ask('DELETE', `/sites/${id}/outside-check`);
  }

  people(id: string, cursor: string | null): Promise<Answer<Page<SitePerson>>> {
    return this.client.ask('GET', `/sites/${id}/people?${pageQuery(cursor)}`);
  }

  find(q: string): Promise<Answer<Page<FoundReader>>> {
    return this.client.ask('GET', `/moderation/users?${new URLSearchParams({ q }).toString()}`);
  }

  setRole(userId: string, siteId: string, role: Role): Promise<Answer<unknown>> {
    return this.client.ask('PUT', `/users/${userId}/role`, { role, siteId });
  }

  invitations(id: string, cursor: string | null): Promise<Answer<Page<InvitationView>>> {
    return this.client.ask('GET', `/sites/${id}/invitations?${pageQuery(cursor)}`);
  }

  invite(id: string, body: InviteBody): Promise<Answer<InvitationView>> {
    return this.client.ask('POST', `/sites/${id}/invitations`, body);
  }

  withdraw(id: string, invitationId: string): Promise<Answer<undefined>> {
    return this.client.ask('DELETE', `/sites/${id}/invitations/${invitationId}`);
  }
}

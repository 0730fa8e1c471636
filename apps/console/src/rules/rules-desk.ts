import type { ReplayView, RulesTestAnswer, RulesTestBody, StartReplayBody } from '#contract/rules';
import type { ScorerBody, ScorerView } from '#contract/scorer';
import type { SiteView } from '#contract/sites';
import type { Answer, ApiClient } from '../api/client.js';
import { SitesDesk } from '../sites/sites-desk.js';

/** What the room of the rules asks of the api, by name. */
export class RulesDesk {
  constructor(private readonly client: ApiClient) {}

  /** A site with its settings, for who administers it. */
  async site(id: string): Promise<Answer<SiteView | undefined>> {
    const answer = await new SitesDesk(this.client).sites();
    return answer.ok ? { ok: true, value: answer.value.find((site) => site.id === id) } : answer;
  }

  test(body: RulesTestBody): Promise<Answer<RulesTestAnswer>> {
    return this.client.ask('POST', '/moderation/rules/test', body);
  }

  scorer(siteId: string): Promise<Answer<ScorerView>> {
    return this.client.ask('GET', `/moderation/scorer?siteId=${siteId}`);
  }

  setScorer(siteId: string, body: ScorerBody): Promise<Answer<ScorerView>> {
    return this.client.ask('PUT', `/sites/${siteId}/scorer`, body);
  }

  startReplay(body: StartReplayBody): Promise<Answer<ReplayView>> {
    return this.client.ask('POST', '/moderation/rules/replays', body);
  }

  replay(id: string): Promise<Answer<ReplayView>> {
    return this.client.ask('GET', `/moderation/rules/replays/${id}`);
  }

  cancelReplay(id: string): Promise<Answer<undefined>> {
    return this.client.ask('DELETE', `/moderation/rules/replays/${id}`);
  }

  switchOn(id: string): Promise<Answer<ReplayView>> {
    return this.client.ask('POST', `/moderation/rules/replays/${id}/switch-on`);
  }
}

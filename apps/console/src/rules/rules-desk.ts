import type { RulesTestAnswer, RulesTestBody } from '#contract/rules';
import type { ScorerBody, ScorerView } from '#contract/scorer';
import type { Answer, ApiClient } from '../api/client.js';

/** What the room of the rules asks of the api, by name. */
export class RulesDesk {
  constructor(private readonly client: ApiClient) {}

  test(body: RulesTestBody): Promise<Answer<RulesTestAnswer>> {
    return this.client.ask('POST', '/moderation/rules/test', body);
  }

  scorer(siteId: string): Promise<Answer<ScorerView>> {
    return this.client.ask('GET', `/moderation/scorer?siteId=${siteId}`);
  }

  setScorer(siteId: string, body: ScorerBody): Promise<Answer<ScorerView>> {
    return this.client.ask('PUT', `/sites/${siteId}/scorer`, body);
  }
}

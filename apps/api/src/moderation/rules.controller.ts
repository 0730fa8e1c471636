import { Controller } from '@nestjs/common';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { RulesTestAnswer } from '#contract/rules';
import type { ScorerView } from '#contract/scorer';
import type { Caller } from '#domain/identity/user';
import { ReadScorer } from '#domain/rules/read-scorer';
import { SetScorer } from '#domain/rules/set-scorer';
import { TestRules } from '#domain/rules/test-rules';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** What the rules of a site learn, and trying them out. */
@Controller()
export class RulesController {
  constructor(
    private readonly readScorer: ReadScorer,
    private readonly setScorer: SetScorer,
    private readonly testRules: TestRules,
  ) {}

  @Endpoint(routes.readScorer)
  scorer(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.readScorer>): Promise<ScorerView> {
    return this.readScorer.run(moderator, query.siteId);
  }

  @Endpoint(routes.setScorer)
  async changeScorer(@CallerOf() admin: Caller, @Input() { params, body }: InputOf<typeof routes.setScorer>): Promise<ScorerView> {
    await this.setScorer.run(admin, params.siteId, body);
    return this.readScorer.run(admin, params.siteId);
  }

  @Endpoint(routes.testRules)
  test(@CallerOf() moderator: Caller, @Input() { body }: InputOf<typeof routes.testRules>): Promise<RulesTestAnswer> {
    return this.testRules.run(moderator, body);
  }
}

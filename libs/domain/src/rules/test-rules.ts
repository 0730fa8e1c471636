import { Injectable } from '@nestjs/common';
import type { RulesTestAnswer, RulesTestBody } from '#contract/rules';
import type { SiteSettings } from '#contract/sites';
import { mayModerate } from '#domain/identity/power.policy';
import type { Caller, User } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { findPeople } from '#domain/replies/mentions.store';
import { NOTHING_LATELY } from '#domain/replies/replies.store';
import { draftOf, ScreenReply } from '#domain/screening/screen-reply';
import { Scorers } from '#domain/screening/scorers';
import { findSite } from '#domain/sites/sites.store';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { somebody } from './somebody.js';

/** What every check of a site says of a text, for whoever looks after its rules. Nothing is kept. */
@Injectable()
export class TestRules {
  constructor(
    private readonly database: Database,
    private readonly screening: ScreenReply,
    private readonly scorers: Scorers,
  ) {}

  async run(moderator: Caller, { siteId, body, userId }: RulesTestBody): Promise<RulesTestAnswer> {
    if (!mayModerate(moderator, siteId)) refuse('role.insufficient');
    const { client } = this.database;
    const { settings } = (await findSite(client, siteId)) ?? refuse('site.absent');
    const author = userId === undefined ? somebody(settings) : ((await findUser(client, userId)) ?? refuse('user.absent'));
    const draft = draftOf(body, await findPeople(client, body));
    const { outcome, verdicts } = await this.screening.judge(draft, this.setting(author, siteId, settings));
    return {
      outcome,
      html: draft.html,
      verdicts: verdicts.map(({ check, outcome: said, code, detail, score, version, lists, spots }) => ({ check, outcome: said, code, detail, score, version, lists: lists ?? null, spots: spots ?? [] })),
      scorer: await this.scorers.score(siteId, draft),
    };
  }

  /** As at the beginning of a discussion: open, and nothing said in it yet. */
  private setting(author: User, siteId: string, settings: SiteSettings) {
    return { author, siteId, settings, thread: { open: true, moderation: settings.threadModeration }, lately: NOTHING_LATELY };
  }
}

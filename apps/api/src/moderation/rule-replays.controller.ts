import { Controller } from '@nestjs/common';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { ReplayView } from '#contract/rules';
import type { Caller } from '#domain/identity/user';
import { CancelReplay } from '#domain/rules/cancel-replay';
import { ReadReplay } from '#domain/rules/read-replay';
import { StartReplay } from '#domain/rules/start-replay';
import { SwitchOnDraft } from '#domain/rules/switch-on-draft';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** Drafts of rules: tried on what was posted lately, and switched on. */
@Controller()
export class RuleReplaysController {
  constructor(
    private readonly startReplay: StartReplay,
    private readonly readReplay: ReadReplay,
    private readonly cancelReplay: CancelReplay,
    private readonly switchOnDraft: SwitchOnDraft,
  ) {}

  @Endpoint(routes.startReplay)
  start(@CallerOf() moderator: Caller, @Input() { body }: InputOf<typeof routes.startReplay>): Promise<ReplayView> {
    const { siteId, days, language, ...draft } = body;
    // One language has one name, however it is written.
    return this.startReplay.run(moderator, siteId, { ...draft, ...(language == null ? {} : { language: Intl.getCanonicalLocales(language)[0] ?? language }) }, days);
  }

  @Endpoint(routes.readReplay)
  read(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.readReplay>): Promise<ReplayView> {
    return this.readReplay.run(moderator, params.replayId);
  }

  @Endpoint(routes.cancelReplay)
  cancel(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.cancelReplay>): Promise<void> {
    return this.cancelReplay.run(moderator, params.replayId);
  }

  @Endpoint(routes.switchOnDraft)
  async switchOn(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.switchOnDraft>): Promise<ReplayView> {
    await this.switchOnDraft.run(moderator, params.replayId);
    return this.readReplay.run(moderator, params.replayId);
  }
}

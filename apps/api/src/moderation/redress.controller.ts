import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { AppealCase, AppealView, RedressCounts, StatementView } from '#contract/redress';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Caller } from '#domain/identity/user';
import { DecideOnAppeal } from '#domain/redress/decide-on-appeal';
import { FileAppeal } from '#domain/redress/file-appeal';
import { ReadRedress } from '#domain/redress/read-redress';
import { ReadStatements } from '#domain/redress/read-statements';
import type { Repeatable } from '#platform/idempotency/once';
import { CallerOf, Endpoint, Input, Repeat } from '../http/endpoint.js';

/** What a reader is told of decisions about them, and what they say against one. */
@Controller()
export class RedressController {
  constructor(
    private readonly statements: ReadStatements,
    private readonly fileAppeal: FileAppeal,
    private readonly decideOnAppeal: DecideOnAppeal,
    private readonly redress: ReadRedress,
  ) {}

  @Endpoint(routes.readStatements)
  list(@CallerOf() caller: Caller, @Input() { query }: InputOf<typeof routes.readStatements>): Promise<Page<StatementView>> {
    return this.statements.run(caller, query);
  }

  @Endpoint(routes.readStatement)
  one(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.readStatement>): Promise<StatementView> {
    return this.statements.one(caller, params.statementId);
  }

  @Endpoint(routes.appeal)
  appeal(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.appeal>, @Repeat() repeatable: Repeatable | undefined): Promise<AppealView> {
    return this.fileAppeal.run(caller, body, repeatable);
  }

  @Endpoint(routes.readOwnAppeals)
  own(@CallerOf() caller: Caller, @Input() { query }: InputOf<typeof routes.readOwnAppeals>): Promise<Page<AppealView>> {
    return this.statements.appeals(caller, query);
  }

  @Endpoint(routes.readAppeals)
  cases(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.readAppeals>): Promise<Page<AppealCase>> {
    return this.redress.appeals(moderator, query);
  }

  @Endpoint(routes.readAppeal)
  case(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.readAppeal>): Promise<AppealCase> {
    return this.redress.appeal(moderator, params.appealId);
  }

  @Endpoint(routes.decideAppeal)
  decide(@CallerOf() moderator: Caller, @Input() { params, body }: InputOf<typeof routes.decideAppeal>, @Repeat() repeatable: Repeatable | undefined): Promise<AppealView> {
    return this.decideOnAppeal.run(moderator, params.appealId, body, repeatable);
  }

  @Endpoint(routes.countRedress)
  counts(@CallerOf() moderator: Caller): Promise<RedressCounts> {
    return this.redress.counts(moderator);
  }
}

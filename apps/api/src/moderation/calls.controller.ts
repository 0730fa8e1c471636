import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { CallView, ColleagueView, OpinionView } from '#contract/teamwork';
import { mayModerate, sitesOf } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { AskForSecondOpinion } from '#domain/teamwork/ask-for-second-opinion';
import { listColleagues } from '#domain/teamwork/colleagues.store';
import { EndCall } from '#domain/teamwork/end-call';
import { GiveOpinion } from '#domain/teamwork/give-opinion';
import { HandOver } from '#domain/teamwork/hand-over';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** Handing over, and asking for a second opinion. */
@Controller()
export class CallsController {
  constructor(
    private readonly database: Database,
    private readonly handingOver: HandOver,
    private readonly asking: AskForSecondOpinion,
    private readonly giving: GiveOpinion,
    private readonly ending: EndCall,
  ) {}

  @Endpoint(routes.handOver)
  handOver(@CallerOf() moderator: Caller, @Input() { params, body }: InputOf<typeof routes.handOver>): Promise<CallView> {
    return this.handingOver.run(moderator, params.replyId, body);
  }

  @Endpoint(routes.ask)
  ask(@CallerOf() moderator: Caller, @Input() { params, body }: InputOf<typeof routes.ask>): Promise<CallView> {
    return this.asking.run(moderator, params.replyId, body);
  }

  @Endpoint(routes.giveOpinion)
  giveOpinion(@CallerOf() moderator: Caller, @Input() { params, body }: InputOf<typeof routes.giveOpinion>): Promise<OpinionView> {
    return this.giving.run(moderator, params.replyId, body);
  }

  @Endpoint(routes.endCall)
  end(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.endCall>): Promise<void> {
    return this.ending.run(moderator, params.callId);
  }

  @Endpoint(routes.readColleagues)
  async colleagues(@CallerOf() moderator: Caller, @Input() { query: { siteId } }: InputOf<typeof routes.readColleagues>): Promise<Page<ColleagueView>> {
    if (siteId !== undefined && !mayModerate(moderator, siteId)) refuse('role.insufficient');
    const sites = siteId === undefined ? sitesOf(moderator, 'moderator') : [siteId];
    return { items: await listColleagues(this.database.client, sites), next: null };
  }
}

import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { OutsideVerdictAnswer } from '#contract/outside-verdict';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { OutsideCheckMade, OutsideCheckView } from '#contract/sites';
import type { Caller } from '#domain/identity/user';
import { TakeOutsideVerdict } from '#domain/replies/take-outside-verdict';
import { howOf } from '#domain/screening/outside-check';
import { findOutsideCheck } from '#domain/screening/outside-checks.store';
import { RemoveOutsideCheck } from '#domain/screening/remove-outside-check';
import { SetOutsideCheck } from '#domain/screening/set-outside-check';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';
import { signedBodyOf } from '../operations/signed-body.js';

/** Which services sites have their replies looked at by. */
@Controller()
export class OutsideChecksController {
  constructor(
    private readonly database: Database,
    private readonly setCheck: SetOutsideCheck,
    private readonly removeCheck: RemoveOutsideCheck,
    private readonly takeVerdict: TakeOutsideVerdict,
  ) {}

  @Endpoint(routes.setOutsideCheck)
  set(@CallerOf() admin: Caller, @Input() { params, body }: InputOf<typeof routes.setOutsideCheck>): Promise<OutsideCheckMade> {
    return this.setCheck.run(admin, params.siteId, body);
  }

  @Endpoint(routes.readOutsideCheck)
  async read(@Input() { params }: InputOf<typeof routes.readOutsideCheck>): Promise<OutsideCheckView> {
    const check = (await findOutsideCheck(this.database.client, params.siteId)) ?? refuse('outside-check.absent');
    return { siteId: check.siteId, ...howOf(check) };
  }

  @Endpoint(routes.removeOutsideCheck)
  remove(@CallerOf() admin: Caller, @Input() { params }: InputOf<typeof routes.removeOutsideCheck>): Promise<void> {
    return this.removeCheck.run(admin, params.siteId);
  }

  @Endpoint(routes.receiveOutsideVerdict)
  receive(@Req() request: FastifyRequest, @Input() { params, body }: InputOf<typeof routes.receiveOutsideVerdict>): Promise<OutsideVerdictAnswer> {
    const header = (name: string): string => String(request.headers[name] ?? '');
    const signature = { 'webhook-id': header('webhook-id'), 'webhook-timestamp': header('webhook-timestamp'), 'webhook-signature': header('webhook-signature') };
    return this.takeVerdict.run(params.siteId, { signature, bytes: signedBodyOf(request) }, body);
  }
}

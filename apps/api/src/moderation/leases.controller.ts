import { Controller } from '@nestjs/common';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { LeaseAnswer } from '#contract/teamwork';
import type { Caller } from '#domain/identity/user';
import { LeaseReply } from '#domain/teamwork/lease-reply';
import { ReleaseLease } from '#domain/teamwork/release-lease';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** Who is looking at a reply. */
@Controller()
export class LeasesController {
  constructor(
    private readonly leaseReply: LeaseReply,
    private readonly releaseLease: ReleaseLease,
  ) {}

  @Endpoint(routes.lease)
  lease(@CallerOf() moderator: Caller, @Input() { params, body }: InputOf<typeof routes.lease>): Promise<LeaseAnswer> {
    return this.leaseReply.run(moderator, params.replyId, body);
  }

  @Endpoint(routes.releaseLease)
  release(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.releaseLease>): Promise<void> {
    return this.releaseLease.run(moderator, params.replyId);
  }
}

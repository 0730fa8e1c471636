import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { TakeMailEvents } from '#domain/delivery/take-mail-events';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { refuse } from '#platform/refusals/refusal';
import { Endpoint, Input } from '../http/endpoint.js';
import { isSigned } from './signed-body.js';

/** Where whoever runs the mail server tells of letters that came back. */
@Controller()
export class MailEventsController {
  constructor(
    private readonly takeMailEvents: TakeMailEvents,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Endpoint(routes.receiveMailEvents)
  receive(@Req() request: FastifyRequest, @Input() { body }: InputOf<typeof routes.receiveMailEvents>): Promise<void> {
    const secret = this.config.mailEventsSecret ?? refuse('route.absent');
    if (!isSigned(request, secret, this.clock.now())) refuse('mail.signature');
    return this.takeMailEvents.run(body);
  }
}

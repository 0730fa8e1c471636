import { Catch, Logger, type ArgumentsHost, type WsExceptionFilter } from '@nestjs/common';
import type { RefusalCode } from '#contract/refusals';
import { isOutOfReach } from '#platform/database/violations';
import { Refusal } from '#platform/refusals/refusal';
import { refused } from '../refusals/problem.filter.js';

type AckFunction = (answer: { ok: false; code: RefusalCode }) => void;

/** The one place where a refusal becomes an acknowledgement. A client that asked for none is told nothing. */
@Catch()
export class RefusalAckFilter implements WsExceptionFilter {
  private readonly logger = new Logger('Live');

  catch(error: unknown, host: ArgumentsHost): void {
    const acknowledge = host.getArgs<unknown[]>().find((argument): argument is AckFunction => typeof argument === 'function');
    if (!(error instanceof Refusal) && !isOutOfReach(error)) this.logger.error(error);
    const code = error instanceof Refusal ? error.code : 'service.unavailable';
    refused.of('socket', code).add();
    acknowledge?.({ ok: false, code });
  }
}

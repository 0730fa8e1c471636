import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { RateLimits } from '#platform/rate-limits/rate-limits';
import { routeOf, type KnownRequest } from '../http/endpoint.js';
import { networkOf } from './network.js';
import { countsFor } from './limits.js';

/** Counts each request of the API before anything is done for it. */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = routeOf(context);
    if (!route || !this.limits.on) return true;
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const asking = { address: networkOf(request.ip), caller: request.user, body: request.body, now: this.clock.now() };
    for (const { limit, key } of countsFor(route.limits ?? [], asking)) await this.limits.take(limit, key);
    return true;
  }
}

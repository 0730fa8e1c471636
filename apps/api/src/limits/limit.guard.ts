import { Injectable, type CallHandler, type CanActivate, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { catchError, from, mergeMap, throwError, type Observable } from 'rxjs';
import type { RouteDefinition } from '#contract/routes/route';
import { NoticeReceipts } from '#domain/redress/notice-receipts';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { earlierAnswer } from '#platform/idempotency/once';
import { RateLimits } from '#platform/rate-limits/rate-limits';
import { isCounted, routeOf, type KnownRequest } from '../http/endpoint.js';
import { anybodysRepeatOf, repeatableOf } from '../http/repeatable.js';
import { countsForActs, countsForAny, isGivenBack, type Asking } from './limits.js';
import { networkOf } from '#platform/places/network';

/** Counts each request of the API, and each page that is made anew, before anything is done for it. */
@Injectable()
export class LimitGuard implements CanActivate, NestInterceptor {
  constructor(
    private readonly limits: RateLimits,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly receipts: NoticeReceipts,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = routeOf(context);
    if (!isCounted(context) || !this.limits.on) return true;
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const asking = this.asking(request);
    for (const { limit, key } of countsForAny(asking)) await this.limits.take(limit, key);
    // What was done before is only answered again: a lost answer must not cost its reader the act.
    if (route?.limits === undefined || (await this.wasDone(route, request))) return true;
    for (const { limit, key } of countsForActs(route.limits, asking)) await this.limits.take(limit, key);
    return true;
  }

  private async wasDone({ repeatable }: RouteDefinition, request: KnownRequest): Promise<boolean> {
    if (repeatable === 'receipt') return (await this.receipts.of(request.user ?? null, anybodysRepeatOf(request))).given;
    return repeatable === true && (await earlierAnswer(this.database.client, repeatableOf(request))) !== undefined;
  }

  /** An act that was refused is given back, so that it can be put right and tried again. */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const names = routeOf(context)?.limits?.filter(isGivenBack) ?? [];
    if (names.length === 0 || !this.limits.on) return next.handle();
    const counts = countsForActs(names, this.asking(context.switchToHttp().getRequest<KnownRequest>()));
    const giveBack = () => Promise.all(counts.map(({ limit, key }) => this.limits.giveBack(limit, key)));
    return next.handle().pipe(catchError((error: unknown) => from(giveBack()).pipe(mergeMap(() => throwError(() => error)))));
  }

  private asking(request: KnownRequest): Asking {
    return { address: networkOf(request.ip), caller: request.user, body: request.body, now: this.clock.now() };
  }
}

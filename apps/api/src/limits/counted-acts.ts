import { Injectable } from '@nestjs/common';
import type { LimitName } from '#contract/routes/route';
import { Clock } from '#platform/clock/clock';
import { networkOf } from '#platform/places/network';
import { RateLimits } from '#platform/rate-limits/rate-limits';
import type { KnownRequest } from '../http/endpoint.js';
import type { Caller } from '#domain/identity/user';
import { countsForActs, countsForAny, isGivenBack } from './limits.js';

/** Counts what comes by plain forms as the same acts are counted that come through the API. */
@Injectable()
export class CountedActs {
  constructor(
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** Every form that is sent, whatever it asks for. */
  async countForm(request: KnownRequest, caller: Caller | undefined): Promise<void> {
    if (!this.limits.on) return;
    for (const { limit, key } of countsForAny(this.asking(request, caller))) await this.limits.take(limit, key);
  }

  /** Does something that is counted. What was refused and may be put right is given back. */
  async run<Answer>(name: LimitName, request: KnownRequest, caller: Caller | undefined, act: () => Promise<Answer>): Promise<Answer> {
    if (!this.limits.on) return act();
    const counts = countsForActs([name], this.asking(request, caller));
    for (const { limit, key } of counts) await this.limits.take(limit, key);
    try {
      return await act();
    } catch (error) {
      if (isGivenBack(name)) await Promise.all(counts.map(({ limit, key }) => this.limits.giveBack(limit, key)));
      throw error;
    }
  }

  private asking(request: KnownRequest, caller: Caller | undefined) {
    return { address: networkOf(request.ip), caller, body: request.body, now: this.clock.now() };
  }
}

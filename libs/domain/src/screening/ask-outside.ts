import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { listArticlesOfThreads } from '#domain/articles/articles.store';
import { findPlaceOf } from '#domain/identity/sessions.store';
import type { Caller } from '#domain/identity/user';
import { findSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { Armed, NOT_ARMED } from '#platform/keeping/armed';
import { Gauge, Histogram, secondsSince } from '#platform/meters/meters';
import { CircuitBreaker } from '#platform/outside/circuit-breaker';
import { postOutside, type OutsideAnswer, type OutsideRequest } from '#platform/outside/outside-post';
import { signMessage } from '#platform/outside/signed-message';
import { akismetFinding, akismetForm } from './akismet.js';
import { findingIn, unanswered, type OutsideCheck } from './outside-check.js';
import { OutsideChecks } from './outside-checks.js';
import type { Draft, Finding } from './screening.js';

/** Which text of which reply is asked about. */
export interface About {
  replyId: string;
  threadId: string;
  parentId: string | null;
  revision: number;
}

/** A check with its secret as it is. */
type Opened = Omit<OutsideCheck, 'secret'> & { secret: string };

const took = new Histogram({ name: 'belowline_outside_check_duration_seconds', help: 'Time that services of sites took to look at a draft, by what came of it', labels: ['outcome'], bounds: [0.05, 0.1, 0.25, 0.5, 1, 2, 5] });
const breakersBy = new Gauge({ name: 'belowline_outside_check_breakers', help: 'Services of sites that were asked by this process: closed are asked, open are left alone because they failed', labels: ['state'] });

/** Has the service that a site named look at a draft. Takes as long as that may take, so never inside a transaction. */
@Injectable()
export class AskOutside implements OnApplicationShutdown {
  /** By address: another service at another address has not failed yet. */
  private readonly breakers = new Map<string, CircuitBreaker>();
  private readonly forgetBreakers = breakersBy.from(() => {
    const open = [...this.breakers.values()].filter((breaker) => breaker.open).length;
    return [['open', open], ['closed', this.breakers.size - open]];
  });

  constructor(
    private readonly database: Database,
    private readonly checks: OutsideChecks,
    private readonly armed: Armed,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onApplicationShutdown(): void {
    this.forgetBreakers();
  }

  /** What it found; null on a site that has no such service. */
  async run(draft: Draft, author: Caller, siteId: string, about: About): Promise<Finding | null> {
    const check = await this.checks.holdingOn(siteId);
    if (check === null) return null;
    if ((await this.armed.notSince()) !== null) return unanswered(check, 'failed', NOT_ARMED);
    const secret = this.checks.open(check);
    if (secret === undefined) return unanswered(check, 'failed', 'Its secret was sealed under another SECRET. Set the check anew.');
    const breaker = this.breakerOf(check);
    if (!breaker.mayAsk(this.clock.now())) return unanswered(check, 'failed', 'It failed several times in a row, and is left alone for half a minute.');
    const began = performance.now();
    const finding = check.kind === 'akismet' ? await this.askAkismet({ ...check, secret }, draft, author, about) : await this.askOwn({ ...check, secret }, draft, author, about);
    const lost = finding.code === 'outside.late' || finding.code === 'outside.failed';
    took.of(lost ? finding.code.slice('outside.'.length) : 'answered').observe(secondsSince(began));
    if (lost) breaker.failed(this.clock.now());
    else breaker.succeeded();
    return finding;
  }

  private breakerOf({ siteId, url }: OutsideCheck): CircuitBreaker {
    const key = `${siteId} ${url}`;
    const breaker = this.breakers.get(key) ?? new CircuitBreaker();
    this.breakers.set(key, breaker);
    return breaker;
  }

  private async askOwn(check: Opened, { body, html }: Draft, author: Caller, about: About): Promise<Finding> {
    const question = JSON.stringify({
      ...about,
      siteId: check.siteId,
      url: await this.addressOf(about),
      author: { id: author.id, name: author.name, createdAt: author.createdAt.toISOString(), publishedReplies: author.replyCount },
      body,
      html,
      at: this.clock.now().toISOString(),
    });
    const headers = { 'content-type': 'application/json', ...signMessage(check.secret, `${about.replyId}.${about.revision}`, question, this.clock.now()) };
    return findingIn(check, await this.post(check, headers, question), html);
  }

  private async askAkismet(check: Opened, { body }: Draft, author: Caller, about: About): Promise<Finding> {
    const [from, site, url] = await Promise.all([findPlaceOf(this.database.client, author.sessionId), findSite(this.database.client, check.siteId), this.addressOf(about)]);
    if (from === null) return unanswered(check, 'failed', 'Akismet wants to know from where it was posted, and that is not known.');
    const blog = site?.origins[0] ?? this.config.publicUrl;
    const form = akismetForm({ key: check.secret, blog, url, author: author.name, body, answers: about.parentId !== null, edited: about.revision > 1, from, at: this.clock.now() });
    return akismetFinding(check, await this.post(check, { 'content-type': 'application/x-www-form-urlencoded' }, form));
  }

  private async addressOf({ threadId }: About): Promise<string | null> {
    return (await listArticlesOfThreads(this.database.client, [threadId])).get(threadId)?.url ?? null;
  }

  private post({ url, deadlineMs }: Opened, headers: OutsideRequest['headers'], body: string): Promise<OutsideAnswer> {
    return postOutside({ url, headers, body, deadlineMs, production: this.config.production });
  }
}

import { Injectable } from '@nestjs/common';
import { listArticlesOfThreads } from '#domain/articles/articles.store';
import type { User } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { CircuitBreaker } from '#platform/outside/circuit-breaker';
import { postOutside } from '#platform/outside/outside-post';
import { signMessage } from '#platform/outside/signed-message';
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

/** Has the service that a site named look at a draft. Takes as long as that may take, so never inside a transaction. */
@Injectable()
export class AskOutside {
  /** By address: another service at another address has not failed yet. */
  private readonly breakers = new Map<string, CircuitBreaker>();

  constructor(
    private readonly database: Database,
    private readonly checks: OutsideChecks,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** What it found; null on a site that has no such service. */
  async run(draft: Draft, author: User, siteId: string, about: About): Promise<Finding | null> {
    const check = await this.checks.holdingOn(siteId);
    if (check === null) return null;
    const secret = this.checks.open(check);
    if (secret === undefined) return unanswered(check, 'failed', 'Its secret was sealed under another SECRET. Set the check anew.');
    const breaker = this.breakerOf(check);
    if (!breaker.mayAsk(this.clock.now())) return unanswered(check, 'failed', 'It failed several times in a row, and is left alone for half a minute.');
    const body = await this.question(draft, author, siteId, about);
    const headers = { 'content-type': 'application/json', ...signMessage(secret, `${about.replyId}.${about.revision}`, body, this.clock.now()) };
    const answer = await postOutside({ url: check.url, headers, body, deadlineMs: check.deadlineMs, production: this.config.production });
    const finding = findingIn(check, answer, draft.html);
    if (finding.code === 'outside.late' || finding.code === 'outside.failed') breaker.failed(this.clock.now());
    else breaker.succeeded();
    return finding;
  }

  private breakerOf({ siteId, url }: OutsideCheck): CircuitBreaker {
    const key = `${siteId} ${url}`;
    const breaker = this.breakers.get(key) ?? new CircuitBreaker();
    this.breakers.set(key, breaker);
    return breaker;
  }

  private async question({ body, html }: Draft, author: User, siteId: string, about: About): Promise<string> {
    const article = (await listArticlesOfThreads(this.database.client, [about.threadId])).get(about.threadId);
    return JSON.stringify({
      ...about,
      siteId,
      url: article?.url ?? null,
      author: { id: author.id, name: author.name, createdAt: author.createdAt.toISOString(), publishedReplies: author.replyCount },
      body,
      html,
      at: this.clock.now().toISOString(),
    });
  }
}

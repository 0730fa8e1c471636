import { Controller } from '@nestjs/common';
import type { FeedItem } from '#contract/following';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { MarkFeedRead } from '#domain/feed/mark-feed-read';
import { ReadFeed } from '#domain/feed/read-feed';
import type { Caller } from '#domain/identity/user';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** What is new with those whom a reader follows. */
@Controller()
export class FeedController {
  constructor(
    private readonly readFeed: ReadFeed,
    private readonly markFeedRead: MarkFeedRead,
  ) {}

  @Endpoint(routes.readFeed)
  read(@CallerOf() caller: Caller, @Input() { query }: InputOf<typeof routes.readFeed>): Promise<Page<FeedItem>> {
    return this.readFeed.run(caller, query);
  }

  @Endpoint(routes.readFeedUpTo)
  readUpTo(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.readFeedUpTo>): Promise<void> {
    return this.markFeedRead.run(caller, body.before);
  }
}

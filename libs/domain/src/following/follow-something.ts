import { Injectable } from '@nestjs/common';
import type { FollowAnswer } from '#contract/following';
import { findArticle } from '#domain/articles/articles.store';
import type { Caller } from '#domain/identity/user';
import { lockUser } from '#domain/identity/users.store';
import { findThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { MOST_FOLLOWS, type Followed } from './follow.js';
import { whyNotFollowAnything } from './follow.policy.js';
import { countFollows, findFollowable, insertFollow, isFollowing, setAnswersStopped } from './follows.store.js';
import { LiveFollows } from './live-follows.js';

/** A reader follows a thread, an article or the answers to a reply: once, however often it is sent. */
@Injectable()
export class FollowSomething {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFollows,
    private readonly clock: Clock,
  ) {}

  async run(reader: Caller, followed: Followed): Promise<FollowAnswer> {
    await this.database.transaction(async (tx) => {
      const self = (await lockUser(tx, reader.id)) ?? refuse('token.invalid');
      refuseIf(whyNotFollowAnything(self));
      if (await this.comesAnyway(tx, reader.id, followed)) return;
      if (await isFollowing(tx, reader.id, followed)) return;
      if ((await countFollows(tx, reader.id)) >= MOST_FOLLOWS) refuse('follow.too-many');
      await insertFollow(tx, reader.id, followed, this.clock.now());
    });
    this.live.began(reader.id, followed);
    return { following: true, followerCount: null };
  }

  /** Refuses what is not there. The answers to one's own reply come without being asked for, so they only have not to be stopped. */
  private async comesAnyway(tx: Transaction, readerId: string, { kind, id }: Followed): Promise<boolean> {
    if (kind === 'thread') return (await findThread(tx, id)) === null ? refuse('thread.absent') : false;
    if (kind === 'article') return (await findArticle(tx, id)) === null ? refuse('article.absent') : false;
    const reply = await findFollowable(tx, id);
    const own = reply?.authorId === readerId;
    // To whoever is shadowed and not told, their reply is as published as any.
    if (reply?.status !== 'published' && !(own && reply.shadow === 'untold')) refuse('reply.absent');
    if (!own) return false;
    await setAnswersStopped(tx, readerId, id, false, this.clock.now());
    return true;
  }
}

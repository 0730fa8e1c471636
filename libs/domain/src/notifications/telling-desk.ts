import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import type { Transaction } from '#platform/database/database';
import type { News } from './notification.js';
import { insertNotifications, listHearers } from './notifications.store.js';
import { waysOf } from './preferences.js';
import { Telling } from './telling.js';

/** Somebody who was told just now. */
export interface JustTold {
  id: string;
  userId: string;
  bell: boolean;
}

/** The one way to tell people of something: who may hear it, in the ways that they want, once a cause, all in the caller's transaction. */
@Injectable()
export class TellingDesk {
  constructor(
    private readonly telling: Telling,
    private readonly clock: Clock,
  ) {}

  /** Tells some users. Who was told of this cause before, wants nothing of its kind or keeps away from who did it is passed over. */
  async tell(tx: Transaction, news: News, userIds: string[]): Promise<JustTold[]> {
    if (userIds.length === 0) return [];
    const hearers = (await listHearers(tx, userIds, news.actorId)).map(({ id, kinds }) => ({ id, ...waysOf(kinds, news.kind) }));
    const wanting = new Map(hearers.filter(({ bell, mail, push }) => bell || mail || push).map((hearer) => [hearer.id, hearer]));
    const fresh = await insertNotifications(tx, news, [...wanting.values()], this.clock.now());
    const told = fresh.flatMap(({ id, userId }) => {
      const ways = wanting.get(userId);
      return ways ? [{ id, userId, kind: news.kind, ways: { ...ways, mail: ways.mail && !news.lettered }, ...(news.bulkId === undefined ? {} : { bulkId: news.bulkId }) }] : [];
    });
    await this.telling.add(tx, told);
    return told.map(({ id, userId, ways }) => ({ id, userId, bell: ways.bell }));
  }
}

import { Injectable } from '@nestjs/common';
import { deafRoom, feedRoom, sourceRoom } from '#domain/identity/live-rooms';
import { Broadcast } from '#platform/broadcast/broadcast';
import type { Followed } from './follow.js';

/** Keeps open feeds true while their reader follows something more, or something less. Told after the commit. */
@Injectable()
export class LiveFollows {
  constructor(private readonly broadcast: Broadcast) {}

  began(followerId: string, { kind, id }: Followed): void {
    if (kind !== 'reply') this.broadcast.include(feedRoom(followerId), sourceRoom(kind, id));
  }

  ended(followerId: string, { kind, id }: Followed): void {
    if (kind !== 'reply') this.broadcast.exclude(feedRoom(followerId), sourceRoom(kind, id));
  }

  /** A reader is told nothing of somebody any more, wherever they write: muted, or blocked by one of the two. */
  deafened(readerId: string, authorId: string): void {
    this.ended(readerId, { kind: 'user', id: authorId });
    this.broadcast.include(feedRoom(readerId), deafRoom(authorId));
  }

  /** A reader may be told of somebody again. */
  heard(readerId: string, authorId: string): void {
    this.broadcast.exclude(feedRoom(readerId), deafRoom(authorId));
  }
}

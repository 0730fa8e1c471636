import { Injectable } from '@nestjs/common';
import type { PeopleAnswer } from '#contract/writing';
import { nameKey } from '#domain/identity/name';
import type { User } from '#domain/identity/user';
import { findThread } from '#domain/threads/threads.store';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { listPeople } from './people.store.js';

/** As many as fit above a keyboard on a telephone; one more letter finds the rest. */
const MOST_PEOPLE = 8;

/** Whom somebody may mean who has begun to write a name after an `@`. */
@Injectable()
export class ReadPeople {
  constructor(private readonly database: Database) {}

  async run(reader: User, threadId: string, begun: string): Promise<PeopleAnswer> {
    const { client } = this.database;
    const [thread, items] = await Promise.all([
      findThread(client, threadId),
      listPeople(client, { threadId, key: nameKey(begun), userId: reader.id, most: MOST_PEOPLE }),
    ]);
    return thread ? { items } : refuse('thread.absent');
  }
}

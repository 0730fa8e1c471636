import { Injectable } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { ReplyView } from '#contract/replies';
import type { User } from '#domain/identity/user';
import { findThread } from '#domain/threads/threads.store';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, pageFrom, UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { markFound, roomForMarking } from './mark-found.js';
import { ReadReplies } from './read-replies.js';
import { viewApart } from './reply.view.js';
import { searchTerms } from './search-terms.js';
import { searchThread } from './search.store.js';

const SEARCH = 'search';

/** What is found is marked letter by letter, while nobody else is answered: a page has no more, however many were asked for. */
const MOST_FOUND = 20;

/** Looks for words in a thread. What is found comes newest first, with the words marked in it. */
@Injectable()
export class SearchReplies {
  constructor(
    private readonly database: Database,
    private readonly replies: ReadReplies,
  ) {}

  async run(threadId: string, question: { q: string; limit: number; cursor?: string | undefined }, user: User | null): Promise<Page<ReplyView>> {
    const { q, cursor } = question;
    const limit = Math.min(question.limit, MOST_FOUND);
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, SEARCH, UUID);
    const terms = searchTerms(q);
    if (!(await findThread(this.database.client, threadId))) refuse('thread.absent');
    const rows = terms.length === 0 ? [] : await searchThread(this.database.client, threadId, { terms, limit, after });
    const room = roomForMarking();
    return pageFrom(
      rows,
      limit,
      (row) => {
        const view = viewApart(row, this.replies.viewing(user));
        return { ...view, html: view.html === null ? null : markFound(view.html, terms, room) };
      },
      ({ id }) => encodeCursor(SEARCH, id),
    );
  }
}

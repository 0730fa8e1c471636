import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import type { ReplyApart } from './reply.js';
import { REPLY_COLUMNS } from './replies.store.js';
import type { SearchTerm } from './search-terms.js';
import { ANSWERED, WITH_ANSWERED } from './selections.store.js';

/** A term as PostgreSQL looks for it; nothing where its folding leaves nothing of it. */
const queryOf = ({ text, beginning }: SearchTerm): Prisma.Sql =>
  beginning
    ? Prisma.sql`coalesce(to_tsquery('simple', replace(nullif(search_fold(${text}), ''), ' ', ' <-> ') || ':*'), ''::tsquery)`
    : Prisma.sql`phraseto_tsquery('simple', search_fold(${text}))`;

/** A thread's published replies that have every term, newest first, one more than asked for. */
export function searchThread(db: Db, threadId: string, question: { terms: SearchTerm[]; limit: number; after: string | undefined }): Promise<ReplyApart[]> {
  const { terms, limit, after } = question;
  const beyond = after === undefined ? Prisma.empty : Prisma.sql`AND found.id < ${after}::uuid`;
  return db.$queryRaw<ReplyApart[]>`
    WITH wanted AS MATERIALIZED (SELECT ${Prisma.join(terms.map(queryOf), ' && ')} AS words),
    whole AS MATERIALIZED (SELECT words && ${`'${threadId}'`}::tsquery AS words FROM wanted WHERE numnode(words) > 0),
    hits AS MATERIALIZED (
      SELECT found.id FROM whole CROSS JOIN reply_words w JOIN replies found ON found.id = w.reply_id
       WHERE w.words @@ whole.words AND found.thread_id = ${threadId}::uuid AND found.status = 'published' ${beyond}
       ORDER BY found.id DESC LIMIT ${limit + 1}
    )
    SELECT ${ANSWERED}, ${REPLY_COLUMNS} ${WITH_ANSWERED} WHERE r.id IN (SELECT id FROM hits) ORDER BY r.id DESC`;
}

import type pg from 'pg';
import { makeTexts } from './texts.js';

/** More texts than a page has replies: on no page does one appear twice. */
const TEXTS = 499;

const NAMES = ['Ada Marlowe', 'Benedikt Ostrander', 'Chidi Okonkwo'];

/** A site with readers in it. */
export interface Planted {
  siteId: string;
  authorIds: string[];
}

/** A site and a few readers who have written everything so far. */
export async function plantSite(client: pg.Client): Promise<Planted> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO sites (id, name, public_key) VALUES (uuidv7(), 'The Measured Times', 'site_bench') RETURNING id`,
  );
  const authors = await client.query<{ id: string }>(
    `INSERT INTO users (id, email, email_key, name, name_key)
     SELECT uuidv7(), n || '@bench.test', n || '@bench.test', name, lower(name) FROM unnest($1::text[]) WITH ORDINALITY AS given (name, n) RETURNING id`,
    [NAMES],
  );
  return { siteId: rows[0]?.id ?? '', authorIds: authors.rows.map(({ id }) => id) };
}

/** Articles with an empty main thread each; answers the threads. */
export async function plantThreads(client: pg.Client, { siteId }: Planted, names: string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO articles (id, site_id, url, headline)
       SELECT uuidv7(), $1::uuid, 'https://bench.test/' || name, 'About ' || name FROM unnest($2::text[]) AS name RETURNING id, site_id
     )
     INSERT INTO threads (id, article_id, site_id, is_main) SELECT uuidv7(), id, site_id, true FROM made RETURNING id`,
    [siteId, names],
  );
  return rows.map(({ id }) => id);
}

/**
 * A discussion goes in blocks of twenty replies: thirteen top-level ones, seven answers up to three deep, and one of the
 * top-level ones was rejected. Each place says which place of the block it answers (0: the article) and how deep that is.
 */
const BLOCK = 20;
const ANSWERED = [0, 1, 2, 0, 0, 5, 5, 0, 0, 0, 10, 10, 11, 0, 0, 0, 0, 0, 0, 0];
const DEPTH = [0, 1, 2, 0, 0, 1, 1, 0, 0, 0, 1, 1, 2, 0, 0, 0, 0, 0, 0, 0];
const REJECTED_PLACE = 17;

/** The last tenth answers one reply that stands on the first page: a page must not cost more for it. Small threads have no such reply. */
const popularPlace = (size: number): number => Math.floor((size * 0.9) / BLOCK) * BLOCK || size;

/** A utility statement takes no parameters, so the numbers stand in it. */
const plan = (size: number): string => `
  CREATE TEMP TABLE plan ON COMMIT DROP AS
  WITH places AS (
    SELECT i, (i - 1) % ${BLOCK} + 1 AS place, i > ${popularPlace(size)} AS late FROM generate_series(1, ${size}) AS i ORDER BY i
  )
  SELECT i, uuidv7((i - ${size}) * interval '1 second') AS id,
         CASE WHEN late THEN ${popularPlace(size)} WHEN answers[place] > 0 THEN i - place + answers[place] END AS answered,
         CASE WHEN late THEN 1 ELSE depths[place] END AS depth,
         NOT late AND place = ${REJECTED_PLACE} AS rejected
    FROM places, (SELECT '{${ANSWERED.join(',')}}'::int[] AS answers, '{${DEPTH.join(',')}}'::int[] AS depths) AS block`;

/** The texts as they are kept, and their words in this thread: few, so that each is folded and rendered once. */
const PREPARE_TEXTS = `
  INSERT INTO planted_texts (nr, body, html, words)
  SELECT nr - 1, text, '<p>' || replace(text, E'\\n\\n', E'</p>\\n<p>') || E'</p>\\n', words_of_reply($1::uuid, text) FROM unnest($2::text[]) WITH ORDINALITY AS given (text, nr)`;

const REPLIES = `
  INSERT INTO replies (id, thread_id, parent_id, depth, author_id, status, body, html, text_hash, like_count, answer_count, shown_answer_count, shown, created_at)
  SELECT p.id, $1::uuid, parent.id, p.depth, ($2::uuid[])[p.i % cardinality($2::uuid[]) + 1],
         CASE WHEN p.rejected THEN 'rejected' ELSE 'published' END::reply_status, t.body, t.html,
         sha256(convert_to(t.body || p.i, 'UTF8')), 0, coalesce(a.count, 0), coalesce(a.count, 0), NOT p.rejected, uuid_extract_timestamp(p.id)
    FROM plan p
    JOIN planted_texts t ON t.nr = p.i % ${TEXTS}
    LEFT JOIN plan parent ON parent.i = p.answered
    LEFT JOIN answered a ON a.i = p.i
   WHERE p.i > $3::int AND p.i <= $4::int
   ORDER BY p.i`;

const REVISIONS = `
  INSERT INTO revisions (reply_id, revision, body, html, verdicts, published_at, created_at)
  SELECT p.id, 1, t.body, t.html, '[]', uuid_extract_timestamp(p.id), uuid_extract_timestamp(p.id)
    FROM plan p JOIN planted_texts t ON t.nr = p.i % ${TEXTS} WHERE p.i > $1::int AND p.i <= $2::int ORDER BY p.i`;

const WORDS = `
  INSERT INTO reply_words (reply_id, words)
  SELECT p.id, t.words FROM plan p JOIN planted_texts t ON t.nr = p.i % ${TEXTS} WHERE p.i > $1::int AND p.i <= $2::int ORDER BY p.i`;

/** What was rejected had been published before: two events, each with its number. */
const EVENTS = `
  INSERT INTO thread_events (thread_id, seq, type, reply_id, at)
  SELECT $1::uuid, row_number() OVER (ORDER BY p.i, e.type), e.type, p.id, uuid_extract_timestamp(p.id)
    FROM plan p CROSS JOIN unnest('{reply.published,reply.removed}'::thread_event_type[]) AS e (type)
   WHERE e.type = 'reply.published' OR p.rejected`;

const COUNTERS = `
  UPDATE threads SET reply_count = (SELECT count(*) FROM plan WHERE NOT rejected), seq = (SELECT max(seq) FROM thread_events WHERE thread_id = $1::uuid)
   WHERE id = $1::uuid`;

const AUTHORS = `
  UPDATE users SET reply_count = (SELECT count(*) FROM replies WHERE author_id = users.id AND status = 'published') WHERE id = ANY($1::uuid[])`;

/** Replies in one statement: few enough that one sees it go on. */
const CHUNK = 100_000;

/** Everything that a reply is made of, so that what follows only joins. */
async function prepareReplies(client: pg.Client, threadId: string, size: number): Promise<void> {
  // Nothing is promised to anybody yet, and what is written here is right by the way it is made: keys need not be looked up, nor triggers run, a million times.
  await client.query(`SET LOCAL synchronous_commit = off; SET LOCAL session_replication_role = replica; SET LOCAL work_mem = '256MB'`);
  await client.query(plan(size));
  await client.query('CREATE TEMP TABLE answered ON COMMIT DROP AS SELECT answered AS i, count(*)::int AS count FROM plan WHERE answered IS NOT NULL GROUP BY answered');
  await client.query('CREATE TEMP TABLE planted_texts (nr int PRIMARY KEY, body text, html text, words tsvector) ON COMMIT DROP');
  await client.query(PREPARE_TEXTS, [threadId, makeTexts(TEXTS)]);
  await client.query('CREATE UNIQUE INDEX ON plan (i); CREATE UNIQUE INDEX ON answered (i); ANALYZE plan; ANALYZE answered; ANALYZE planted_texts');
}

interface PlantOptions {
  say?: (message: string) => void;
  /** False where nobody searches: the words of a million replies and their index take as long as everything else. */
  searchable?: boolean;
}

/** Fills an empty thread with a discussion of so many replies, with everything that posting them would have written. */
export async function plantReplies(client: pg.Client, { authorIds }: Planted, threadId: string, size: number, { say, searchable = true }: PlantOptions = {}): Promise<void> {
  await client.query('BEGIN');
  await prepareReplies(client, threadId, size);
  for (let from = 0; from < size; from += CHUNK) {
    const to = Math.min(size, from + CHUNK);
    await client.query(REPLIES, [threadId, authorIds, from, to]);
    await client.query(REVISIONS, [from, to]);
    if (searchable) await client.query(WORDS, [from, to]);
    if (size > CHUNK) say?.(`  ${to.toLocaleString('en-GB')} written`);
  }
  await client.query(EVENTS, [threadId]);
  await client.query(COUNTERS, [threadId]);
  await client.query(AUTHORS, [authorIds]);
  await client.query('COMMIT');
}

/** What a database that has been running for a while has done by itself. */
export async function settle(client: pg.Client): Promise<void> {
  await client.query('VACUUM ANALYZE');
  await client.query('CHECKPOINT');
}

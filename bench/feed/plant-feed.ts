import type pg from 'pg';

export const REPLIES = 1_000_000;
export const AUTHORS = 20_000;
export const FOLLOWED = 2_000;
export const FOLLOWERS = 500_000;

const THREADS = 1_000;

/** Months of a large paper: one reply every ten seconds. */
const SECONDS_APART = 10;

/** Who follows did so before all of it. */
const BEFORE_ALL = '200 days';

/** Somebody who was planted, by number: authors from 1, the crowd of followers after them. */
const PEOPLE = `
  INSERT INTO users (id, name, name_key, created_at)
  SELECT ('01800000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Planted ' || n, 'planted ' || n, now() - interval '400 days' FROM generate_series($1::int, $2::int) n`;

/**
 * A few write much and most write little, as everywhere: the share of the author of number a falls with the square root of a's cube.
 * Who writes and where is spread by two numbers that share no divisor with a million.
 */
const REPLIES_OF_ALL = `
  INSERT INTO replies (id, thread_id, depth, author_id, status, body, html, text_hash, shown, created_at)
  SELECT id, ($1::uuid[])[(i * 613) % ${THREADS} + 1], 0,
         ('01800000-0000-7000-8000-' || lpad((1 + floor(${AUTHORS} * power((i::bigint * 7919 % 999983) / 999983.0, 3)))::int::text, 12, '0'))::uuid,
         'published', 'A thought of some length, number ' || i, '<p>A thought of some length, number ' || i || '</p>', sha256(convert_to(i::text, 'UTF8')), true, uuid_extract_timestamp(id)
    FROM (SELECT i, uuidv7((i - ${REPLIES}) * interval '${SECONDS_APART} seconds') AS id FROM generate_series(1, ${REPLIES}) i) each`;

const SITE = `
  WITH s AS (INSERT INTO sites (id, name, public_key) VALUES (uuidv7(), 'The Followed Times', 'site_feed') RETURNING id),
  a AS (INSERT INTO articles (id, site_id, url, headline) SELECT uuidv7(), s.id, 'https://feed.test/' || n, 'About ' || n FROM s, generate_series(1, ${THREADS}) n RETURNING id, site_id)
  INSERT INTO threads (id, article_id, site_id, is_main) SELECT uuidv7(), id, site_id, true FROM a RETURNING id`;

const COUNTS = `
  UPDATE users u SET reply_count = c.count FROM (SELECT author_id, count(*)::int FROM replies GROUP BY author_id) c WHERE c.author_id = u.id`;

/** A million replies by twenty thousand authors, and half a million who only read. Answers the threads. */
export async function plantMillion(client: pg.Client): Promise<string[]> {
  // Triggers and foreign keys rest: the words of a million texts are not searched here, and what is planted fits together.
  await client.query('SET session_replication_role = replica');
  await client.query(PEOPLE, [1, AUTHORS + FOLLOWERS]);
  const { rows } = await client.query<{ id: string }>(SITE);
  const threads = rows.map(({ id }) => id);
  await client.query(REPLIES_OF_ALL, [threads]);
  await client.query(COUNTS);
  await client.query(`UPDATE threads t SET reply_count = c.count FROM (SELECT thread_id, count(*)::int FROM replies GROUP BY thread_id) c WHERE c.thread_id = t.id`);
  await client.query('SET session_replication_role = origin');
  return threads;
}

const FOLLOW = `
  INSERT INTO follows (id, follower_id, user_id, created_at)
  SELECT uuidv7(-interval '${BEFORE_ALL}'), f.follower, f.followed, now() - interval '${BEFORE_ALL}' FROM (SELECT unnest($1::uuid[]) AS follower, unnest($2::uuid[]) AS followed) f`;

async function follow(client: pg.Client, pairs: { follower: string; followed: string }[]): Promise<void> {
  await client.query(FOLLOW, [pairs.map(({ follower }) => follower), pairs.map(({ followed }) => followed)]);
}

export const planted = (number: number): string => `01800000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** One reader follows every tenth author, busy and quiet ones, and another the two thousand who write least. */
export async function plantFollows(client: pg.Client, { reader, quiet }: { reader: string; quiet: string }): Promise<void> {
  const numbers = Array.from({ length: FOLLOWED }, (_, place) => place);
  await follow(client, numbers.map((place) => ({ follower: reader, followed: planted(1 + place * 10) })));
  await follow(client, numbers.map((place) => ({ follower: quiet, followed: planted(AUTHORS - place) })));
  await countAgain(client);
}

/** Half a million follow one reader, the last of them somebody who can log in. */
export async function plantFollowers(client: pg.Client, { star, follower }: { star: string; follower: string }): Promise<void> {
  await client.query(
    `INSERT INTO follows (id, follower_id, user_id, created_at)
     SELECT uuidv7(-interval '${BEFORE_ALL}'), id, $1::uuid, now() FROM users WHERE id BETWEEN $2::uuid AND $3::uuid`,
    [star, planted(AUTHORS + 1), planted(AUTHORS + FOLLOWERS - 1)],
  );
  await follow(client, [{ follower, followed: star }]);
  await countAgain(client);
}

async function countAgain(client: pg.Client): Promise<void> {
  await client.query(`UPDATE users u SET follower_count = c.count FROM (SELECT user_id, count(*)::int FROM follows GROUP BY user_id) c WHERE c.user_id = u.id AND u.follower_count <> c.count`);
  await client.query(`UPDATE users u SET following_count = c.count FROM (SELECT follower_id, count(*)::int FROM follows GROUP BY follower_id) c WHERE c.follower_id = u.id AND u.following_count <> c.count`);
}

import type pg from 'pg';

/** Every sum that posting keeps, next to what counting again gives; a row for each thing that is wrong. */
const WRONG = `
  SELECT 'thread ' || t.id || ': reply_count ' || t.reply_count || ', counted ' || r.count AS wrong
    FROM threads t CROSS JOIN LATERAL (SELECT count(*) FROM replies WHERE thread_id = t.id AND status = 'published') r WHERE t.reply_count <> r.count
  UNION ALL
  SELECT 'thread ' || t.id || ': seq ' || t.seq || ', ' || e.count || ' events up to ' || e.last
    FROM threads t CROSS JOIN LATERAL (SELECT count(*), coalesce(max(seq), 0) AS last FROM thread_events WHERE thread_id = t.id) e
   WHERE t.seq <> e.count OR t.seq <> e.last
  UNION ALL
  SELECT 'reply ' || p.id || ': answer_count ' || p.answer_count || ', counted ' || coalesce(a.count, 0)
    FROM replies p LEFT JOIN (SELECT parent_id, count(*) FROM replies WHERE status = 'published' GROUP BY parent_id) a ON a.parent_id = p.id
   WHERE p.answer_count <> coalesce(a.count, 0) OR p.shown_answer_count <> coalesce(a.count, 0)
  UNION ALL
  SELECT 'reply ' || p.id || ': like_count ' || p.like_count || ', counted ' || coalesce(l.count, 0)
    FROM replies p LEFT JOIN (SELECT reply_id, count(*), sum(weight) AS weight FROM likes GROUP BY reply_id) l ON l.reply_id = p.id
   WHERE p.like_count <> coalesce(l.count, 0) OR p.like_weight <> coalesce(l.weight, 0)
  UNION ALL
  SELECT 'reply ' || p.id || ': open_report_count ' || p.open_report_count || ', counted ' || coalesce(o.count, 0) || '; report_weight ' || p.report_weight || ', counted ' || coalesce(o.weight, 0)
    FROM replies p LEFT JOIN (SELECT reply_id, count(*), sum(weight) AS weight FROM reports WHERE resolved_at IS NULL GROUP BY reply_id) o ON o.reply_id = p.id
   WHERE p.open_report_count <> coalesce(o.count, 0) OR p.report_weight <> coalesce(o.weight, 0)
  UNION ALL
  SELECT 'user ' || u.id || ': reply_count ' || u.reply_count || ', counted ' || coalesce(r.count, 0)
    FROM users u LEFT JOIN (SELECT author_id, count(*) FROM replies WHERE status = 'published' GROUP BY author_id) r ON r.author_id = u.id
   WHERE u.reply_count <> coalesce(r.count, 0)
  UNION ALL
  SELECT 'user ' || u.id || ': follower_count ' || u.follower_count || ', counted ' || coalesce(f.count, 0)
    FROM users u LEFT JOIN (SELECT user_id, count(*) FROM follows WHERE user_id IS NOT NULL GROUP BY user_id) f ON f.user_id = u.id
   WHERE u.follower_count <> coalesce(f.count, 0)
  UNION ALL
  SELECT 'user ' || u.id || ': following_count ' || u.following_count || ', counted ' || coalesce(f.count, 0)
    FROM users u LEFT JOIN (SELECT follower_id, count(*) FROM follows WHERE user_id IS NOT NULL GROUP BY follower_id) f ON f.follower_id = u.id
   WHERE u.following_count <> coalesce(f.count, 0)
  UNION ALL
  SELECT 'reply ' || r.id || ': no revision or no event' FROM replies r
   WHERE NOT EXISTS (SELECT 1 FROM revisions v WHERE v.reply_id = r.id AND v.revision = r.revision)
      OR NOT EXISTS (SELECT 1 FROM thread_events e WHERE e.reply_id = r.id)`;

/** Counts everything again; throws when anything differs. Answers how many replies there are. */
export async function recount(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ wrong: string }>(WRONG);
  if (rows.length > 0) throw new Error(['These do not agree:', ...rows.slice(0, 20).map(({ wrong }) => wrong)].join('\n'));
  const counted = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM replies');
  return counted.rows[0]?.count ?? 0;
}

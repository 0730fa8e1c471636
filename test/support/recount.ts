import type { TestApp } from './test-app.js';

interface Difference {
  what: string;
  id: string;
  kept: number;
  counted: number;
}

/** Counts everything that is counted anew, and lists what differs: which must be nothing, always. */
export function recount(app: TestApp): Promise<Difference[]> {
  return app.database.client.$queryRaw<Difference[]>`
    SELECT 'thread.reply_count' AS what, t.id, t.reply_count AS kept, count(r.id)::int AS counted
      FROM threads t LEFT JOIN replies r ON r.thread_id = t.id AND r.status = 'published'
     GROUP BY t.id HAVING t.reply_count <> count(r.id)
    UNION ALL
    SELECT 'thread.seq', t.id, t.seq, count(e.seq)::int FROM threads t LEFT JOIN thread_events e ON e.thread_id = t.id
     GROUP BY t.id HAVING t.seq <> count(e.seq) OR t.seq <> coalesce(max(e.seq), 0)
    UNION ALL
    SELECT 'reply.answer_count', p.id, p.answer_count, count(a.id)::int
      FROM replies p LEFT JOIN replies a ON a.parent_id = p.id AND a.status = 'published'
     GROUP BY p.id HAVING p.answer_count <> count(a.id)
    UNION ALL
    SELECT 'reply.shown_answer_count', p.id, p.shown_answer_count, count(a.id)::int
      FROM replies p LEFT JOIN replies a ON a.parent_id = p.id AND a.shown
     GROUP BY p.id HAVING p.shown_answer_count <> count(a.id)
    UNION ALL
    SELECT 'reply.locks', p.id, p.locks, n.locks::int FROM replies p CROSS JOIN LATERAL (
        WITH RECURSIVE above AS (
          SELECT p.parent_id, p.locked_at UNION ALL SELECT a.parent_id, a.locked_at FROM above b JOIN replies a ON a.id = b.parent_id
        ) SELECT count(locked_at) AS locks FROM above
      ) n WHERE p.locks <> n.locks
    UNION ALL
    SELECT 'reply.open_report_count', p.id, p.open_report_count, count(o.id)::int
      FROM replies p LEFT JOIN reports o ON o.reply_id = p.id AND o.resolved_at IS NULL
     GROUP BY p.id HAVING p.open_report_count <> count(o.id)
    UNION ALL
    SELECT 'reply.report_weight', p.id, p.report_weight, coalesce(sum(o.weight), 0)::int
      FROM replies p LEFT JOIN reports o ON o.reply_id = p.id AND o.resolved_at IS NULL
     GROUP BY p.id HAVING p.report_weight <> coalesce(sum(o.weight), 0)
    UNION ALL
    SELECT 'reply.like_count', p.id, p.like_count, count(l.user_id)::int
      FROM replies p LEFT JOIN likes l ON l.reply_id = p.id
     GROUP BY p.id HAVING p.like_count <> count(l.user_id)
    UNION ALL
    SELECT 'reply.like_weight', p.id, p.like_weight, coalesce(sum(l.weight), 0)::int
      FROM replies p LEFT JOIN likes l ON l.reply_id = p.id
     GROUP BY p.id HAVING p.like_weight <> coalesce(sum(l.weight), 0)
    UNION ALL
    SELECT 'reply.score, to the thousandth', p.id, round(p.score * 1000)::int, round(s.score * 1000)::int
      FROM replies p JOIN threads t ON t.id = p.thread_id CROSS JOIN LATERAL (
        SELECT greatest(0, p.like_weight / 4.0 - sqrt(p.like_weight / 4.0)) * power(2, least(36, greatest(0, extract(epoch FROM p.created_at - t.created_at) / 3600)) / 12) AS score
      ) s WHERE round(p.score * 1000) <> round(s.score * 1000)
    UNION ALL
    SELECT 'user.reply_count', u.id, u.reply_count, count(r.id)::int
      FROM users u LEFT JOIN replies r ON r.author_id = u.id AND r.status = 'published'
     GROUP BY u.id HAVING u.reply_count <> count(r.id)
    UNION ALL
    SELECT 'user.follower_count', u.id, u.follower_count, count(f.id)::int FROM users u LEFT JOIN follows f ON f.user_id = u.id
     GROUP BY u.id HAVING u.follower_count <> count(f.id)
    UNION ALL
    SELECT 'user.following_count', u.id, u.following_count, count(f.id)::int FROM users u LEFT JOIN follows f ON f.follower_id = u.id AND f.user_id IS NOT NULL
     GROUP BY u.id HAVING u.following_count <> count(f.id)`;
}

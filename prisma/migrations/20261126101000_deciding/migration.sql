-- AlterEnum
ALTER TYPE "sanction_kind" ADD VALUE 'rename';

-- AlterTable
ALTER TABLE "held_names" ADD COLUMN     "barred" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "warned" BOOLEAN NOT NULL DEFAULT false;

-- Warnings that nobody has said they have read wait to be read from now on.
UPDATE "users" u SET "warned" = true
 WHERE EXISTS (SELECT 1 FROM "sanctions" s WHERE s.user_id = u.id AND s.kind = 'warn' AND s.site_id IS NULL AND s.ended_at IS NULL AND s.acknowledged_at IS NULL);
UPDATE "users" u SET "site_standings" = u.site_standings || unread.by_site
  FROM (SELECT s.user_id, jsonb_object_agg(s.site_id::text, coalesce(w.site_standings -> s.site_id::text, '{"standing": "good", "slowSeconds": 0}'::jsonb) || '{"warned": true}'::jsonb) AS by_site
          FROM (SELECT DISTINCT user_id, site_id FROM "sanctions" WHERE kind = 'warn' AND site_id IS NOT NULL AND ended_at IS NULL AND acknowledged_at IS NULL) s
          JOIN "users" w ON w.id = s.user_id GROUP BY s.user_id) unread
 WHERE unread.user_id = u.id;
UPDATE "users" u SET "site_standings" = (SELECT jsonb_object_agg(key, '{"warned": false}'::jsonb || value) FROM jsonb_each(u.site_standings)) WHERE u.site_standings <> '{}'::jsonb;

-- CreateEnum
CREATE TYPE "bulk_state" AS ENUM ('previewed', 'running', 'done', 'undoing', 'undone');

-- CreateEnum
CREATE TYPE "bulk_item_state" AS ENUM ('waiting', 'done', 'skipped', 'undone', 'kept');

-- AlterEnum
ALTER TYPE "sanction_kind" ADD VALUE 'rename';

-- AlterTable
ALTER TABLE "held_names" ADD COLUMN     "barred" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "warned" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "bulk_jobs" (
    "id" UUID NOT NULL,
    "moderator_id" UUID NOT NULL,
    "decision" "decision_kind" NOT NULL,
    "reason" VARCHAR(40),
    "note" VARCHAR(4000),
    "state" "bulk_state" NOT NULL DEFAULT 'previewed',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_items" (
    "job_id" UUID NOT NULL,
    "reply_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" "bulk_item_state" NOT NULL DEFAULT 'waiting',
    "code" VARCHAR(40),
    "decision_id" UUID,
    "before" JSONB,

    CONSTRAINT "bulk_items_pkey" PRIMARY KEY ("job_id","reply_id")
);

-- CreateIndex
CREATE INDEX "bulk_jobs_moderator_id_id_idx" ON "bulk_jobs"("moderator_id", "id");

-- CreateIndex
CREATE INDEX "bulk_items_job_id_state_position_idx" ON "bulk_items"("job_id", "state", "position");

-- CreateIndex
CREATE INDEX "bulk_items_reply_id_idx" ON "bulk_items"("reply_id");

-- AddForeignKey
ALTER TABLE "bulk_jobs" ADD CONSTRAINT "bulk_jobs_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "bulk_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Warnings that nobody has said they have read wait to be read from now on.
UPDATE "users" u SET "warned" = true
 WHERE EXISTS (SELECT 1 FROM "sanctions" s WHERE s.user_id = u.id AND s.kind = 'warn' AND s.site_id IS NULL AND s.ended_at IS NULL AND s.acknowledged_at IS NULL);
UPDATE "users" u SET "site_standings" = u.site_standings || unread.by_site
  FROM (SELECT s.user_id, jsonb_object_agg(s.site_id::text, coalesce(w.site_standings -> s.site_id::text, '{"standing": "good", "slowSeconds": 0}'::jsonb) || '{"warned": true}'::jsonb) AS by_site
          FROM (SELECT DISTINCT user_id, site_id FROM "sanctions" WHERE kind = 'warn' AND site_id IS NOT NULL AND ended_at IS NULL AND acknowledged_at IS NULL) s
          JOIN "users" w ON w.id = s.user_id GROUP BY s.user_id) unread
 WHERE unread.user_id = u.id;
UPDATE "users" u SET "site_standings" = (SELECT jsonb_object_agg(key, '{"warned": false}'::jsonb || value) FROM jsonb_each(u.site_standings)) WHERE u.site_standings <> '{}'::jsonb;

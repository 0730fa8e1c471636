-- AlterEnum
ALTER TYPE "sanction_kind" ADD VALUE 'shadow';
ALTER TYPE "standing" ADD VALUE 'shadowed' BEFORE 'suspended';

-- CreateEnum
CREATE TYPE "reply_shadow" AS ENUM ('told', 'untold');

-- AlterTable
ALTER TABLE "sanctions" ADD COLUMN "untold" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "replies" ADD COLUMN "shadow" "reply_shadow";

-- Only what is held can be kept to its author.
ALTER TABLE "replies" ADD CONSTRAINT "replies_shadow_held" CHECK ("shadow" IS NULL OR "status" = 'held') NOT VALID;
ALTER TABLE "replies" VALIDATE CONSTRAINT "replies_shadow_held";

-- A shadow is for one site, and nothing else is kept from whom it concerns.
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_shadow" CHECK ((kind::text <> 'shadow' OR site_id IS NOT NULL) AND (kind::text = 'shadow' OR NOT untold));

-- What waits for nobody is not read by the queues either.
DROP INDEX "replies_queue_held";
CREATE INDEX "replies_queue_held" ON "replies"("held_at", "id") WHERE (status = 'held' AND shadow IS NULL);
DROP INDEX "replies_urgent_held";
CREATE INDEX "replies_urgent_held" ON "replies" (queue_rank("held_at", "report_weight", "suspicion"::integer, "like_count", "answer_count", "audience"), "id") WHERE "status" = 'held' AND "shadow" IS NULL;

-- CreateIndex
CREATE INDEX "replies_shadowed" ON "replies"("author_id") WHERE (shadow IS NOT NULL);

-- AlterTable
ALTER TABLE "rule_replays" ADD COLUMN "basis" JSONB NOT NULL DEFAULT '{}';

-- CreateIndex
CREATE INDEX "rule_replays_created_at_idx" ON "rule_replays"("created_at");

-- Words of texts, which may have been erased since, are read when they are shown.
UPDATE "rule_replays" SET "found" = jsonb_set(jsonb_set("found",
  '{caught,examples}', (SELECT coalesce(jsonb_agg(e - 'detail'), '[]') FROM jsonb_array_elements("found" -> 'caught' -> 'examples') e)),
  '{released,examples}', (SELECT coalesce(jsonb_agg(e - 'detail'), '[]') FROM jsonb_array_elements("found" -> 'released' -> 'examples') e));

-- One draft of a site is tried at a time; of those that run already, the latest.
UPDATE "rule_replays" r SET "state" = 'cancelled'
 WHERE r."state" = 'running' AND EXISTS (SELECT FROM "rule_replays" l WHERE l."site_id" = r."site_id" AND l."state" = 'running' AND l."id" > r."id");
CREATE UNIQUE INDEX "rule_replays_one_running" ON "rule_replays"("site_id") WHERE "state" = 'running';

-- A reason of a site's own, and how it was said when it was decided by it.
ALTER TABLE "decisions" ADD COLUMN "own_reason" VARCHAR(40),
ADD COLUMN "reason_texts" JSONB;

-- AlterTable
ALTER TABLE "bulks" ADD COLUMN "own_reason" VARCHAR(40);

-- CreateEnum
CREATE TYPE "decision_source" AS ENUM ('screening', 'report', 'own', 'notice', 'appeal');

-- AlterTable
ALTER TABLE "decisions" ADD COLUMN     "source" "decision_source",
ADD COLUMN     "waiting_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "threads" ADD COLUMN     "links_before_hold" SMALLINT,
ADD COLUMN     "opens_at" TIMESTAMPTZ(3),
ADD COLUMN     "pinned_reply_id" UUID,
ADD COLUMN     "slow_seconds" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "decisions_created_at_idx" ON "decisions"("created_at");

-- CreateIndex
CREATE INDEX "replies_lately" ON "replies"("created_at", "thread_id", "status", "open_report_count");

-- CreateIndex
CREATE INDEX "reports_created_at_idx" ON "reports"("created_at");

-- CreateIndex
CREATE INDEX "threads_closing" ON "threads"("closes_at") WHERE (status = 'open');

-- CreateIndex
CREATE INDEX "threads_opening" ON "threads"("opens_at") WHERE (opens_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "threads_pinned" ON "threads"("pinned_reply_id") WHERE (pinned_reply_id IS NOT NULL);

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_pinned_reply_id_fkey" FOREIGN KEY ("pinned_reply_id") REFERENCES "replies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the contract allows, held here too.
ALTER TABLE "threads" ADD CONSTRAINT "threads_slow_seconds" CHECK (slow_seconds BETWEEN 0 AND 86400) NOT VALID;
ALTER TABLE "threads" VALIDATE CONSTRAINT "threads_slow_seconds";
ALTER TABLE "threads" ADD CONSTRAINT "threads_links_before_hold" CHECK (links_before_hold BETWEEN 0 AND 20) NOT VALID;
ALTER TABLE "threads" VALIDATE CONSTRAINT "threads_links_before_hold";

-- Since when something had waited is said exactly where it had waited.
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_waited" CHECK (source IS NULL OR (source = 'own') = (waiting_since IS NULL)) NOT VALID;
ALTER TABLE "decisions" VALIDATE CONSTRAINT "decisions_waited";

-- CreateEnum
CREATE TYPE "bulk_state" AS ENUM ('previewed', 'running', 'done', 'undoing', 'undone');

-- CreateEnum
CREATE TYPE "bulk_item_state" AS ENUM ('waiting', 'done', 'left', 'undone', 'kept');

-- CreateTable
CREATE TABLE "bulks" (
    "id" UUID NOT NULL,
    "moderator_id" UUID NOT NULL,
    "decision" "decision_kind" NOT NULL,
    "reason" VARCHAR(40),
    "note" VARCHAR(4000),
    "state" "bulk_state" NOT NULL DEFAULT 'previewed',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_items" (
    "bulk_id" UUID NOT NULL,
    "place" SMALLINT NOT NULL,
    "reply_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "status" "reply_status" NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3),
    "state" "bulk_item_state" NOT NULL,
    "code" VARCHAR(60),
    "decision_id" UUID,

    CONSTRAINT "bulk_items_pkey" PRIMARY KEY ("bulk_id","place")
);

-- CreateIndex
CREATE INDEX "bulks_moderator_id_idx" ON "bulks"("moderator_id");

-- CreateIndex
CREATE INDEX "bulks_created_at_idx" ON "bulks"("created_at");

-- CreateIndex
CREATE INDEX "bulk_items_reply_id_idx" ON "bulk_items"("reply_id");

-- CreateIndex
CREATE INDEX "bulk_items_decision_id_idx" ON "bulk_items"("decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_items_bulk_id_reply_id_key" ON "bulk_items"("bulk_id", "reply_id");

-- AddForeignKey
ALTER TABLE "bulks" ADD CONSTRAINT "bulks_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_bulk_id_fkey" FOREIGN KEY ("bulk_id") REFERENCES "bulks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- A bulk approves or rejects, and a rejection has a reason.
ALTER TABLE "bulks" ADD CONSTRAINT "bulks_decision" CHECK (decision = 'approve' OR (decision = 'reject' AND reason IS NOT NULL));
-- What was left has a reason, and nothing else has; what was decided on names its decision for as long as there is one.
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_code" CHECK ((state IN ('left', 'kept')) = (code IS NOT NULL));
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_undecided" CHECK (state NOT IN ('waiting', 'left') OR decision_id IS NULL);

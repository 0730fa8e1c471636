-- CreateEnum
CREATE TYPE "appeal_state" AS ENUM ('open', 'upheld', 'reversed');

-- CreateEnum
CREATE TYPE "notice_state" AS ENUM ('received', 'reviewing', 'acted', 'dismissed');

-- CreateTable
CREATE TABLE "appeals" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "decision_id" UUID,
    "sanction_id" UUID,
    "reply_id" UUID,
    "site_id" UUID,
    "text" VARCHAR(8000) NOT NULL,
    "state" "appeal_state" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "note" VARCHAR(4000),

    CONSTRAINT "appeals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "receipt_hash" BYTEA NOT NULL,
    "url" VARCHAR(2048) NOT NULL,
    "site_id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "reply_id" UUID,
    "law" VARCHAR(1200),
    "explanation" VARCHAR(16000) NOT NULL,
    "email" VARCHAR(254),
    "name" VARCHAR(400),
    "locale" VARCHAR(35) NOT NULL,
    "user_id" UUID,
    "state" "notice_state" NOT NULL DEFAULT 'received',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decision_id" UUID,
    "reason" VARCHAR(4000),
    "note" VARCHAR(4000),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "appeals_decision_id_key" ON "appeals"("decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeals_sanction_id_key" ON "appeals"("sanction_id");

-- CreateIndex
CREATE INDEX "appeals_user_id_id_idx" ON "appeals"("user_id", "id");

-- CreateIndex
CREATE INDEX "appeals_state_id_idx" ON "appeals"("state", "id");

-- CreateIndex
CREATE INDEX "appeals_reply_id_idx" ON "appeals"("reply_id");

-- CreateIndex
CREATE INDEX "appeals_decided_by_id_idx" ON "appeals"("decided_by_id");

-- CreateIndex
CREATE INDEX "appeals_site_id_idx" ON "appeals"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "notices_receipt_hash_key" ON "notices"("receipt_hash");

-- CreateIndex
CREATE INDEX "notices_state_id_idx" ON "notices"("state", "id");

-- CreateIndex
CREATE INDEX "notices_site_id_idx" ON "notices"("site_id");

-- CreateIndex
CREATE INDEX "notices_thread_id_idx" ON "notices"("thread_id");

-- CreateIndex
CREATE INDEX "notices_reply_id_idx" ON "notices"("reply_id");

-- CreateIndex
CREATE INDEX "notices_user_id_idx" ON "notices"("user_id");

-- CreateIndex
CREATE INDEX "notices_decided_by_id_idx" ON "notices"("decided_by_id");

-- CreateIndex
CREATE INDEX "notices_decision_id_idx" ON "notices"("decision_id");

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_sanction_id_fkey" FOREIGN KEY ("sanction_id") REFERENCES "sanctions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- An appeal is against a rejection or against a sanction.
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_one_subject" CHECK (("decision_id" IS NULL) <> ("sanction_id" IS NULL));
-- What was decided says when and by whom.
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decided" CHECK (("state" = 'open') = ("decided_at" IS NULL) AND ("state" = 'open') = ("decided_by_id" IS NULL));
ALTER TABLE "notices" ADD CONSTRAINT "notices_decided" CHECK (("state" IN ('received', 'reviewing')) = ("decided_at" IS NULL) AND ("state" IN ('received', 'reviewing')) = ("decided_by_id" IS NULL));

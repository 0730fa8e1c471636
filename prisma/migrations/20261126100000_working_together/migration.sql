-- CreateEnum
CREATE TYPE "call_kind" AS ENUM ('handed', 'asked', 'mentioned');

-- AlterTable
ALTER TABLE "decisions" ADD COLUMN     "turn" JSONB,
ADD COLUMN     "undone_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "replies" ADD COLUMN     "audience" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "report_weight" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "suspicion" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "reports" ADD COLUMN     "weight" SMALLINT NOT NULL DEFAULT 50;

-- CreateTable
CREATE TABLE "leases" (
    "reply_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "leases_pkey" PRIMARY KEY ("reply_id")
);

-- CreateTable
CREATE TABLE "calls" (
    "id" UUID NOT NULL,
    "reply_id" UUID NOT NULL,
    "kind" "call_kind" NOT NULL,
    "by_id" UUID NOT NULL,
    "to_id" UUID,
    "to_role" "role",
    "note" VARCHAR(4000),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opinions" (
    "reply_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "moderator_id" UUID NOT NULL,
    "decision" "decision_kind" NOT NULL,
    "reason" VARCHAR(40),
    "note" VARCHAR(4000),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opinions_pkey" PRIMARY KEY ("reply_id","revision","moderator_id")
);

-- CreateTable
CREATE TABLE "staff_notes" (
    "id" UUID NOT NULL,
    "reply_id" UUID,
    "user_id" UUID,
    "author_id" UUID NOT NULL,
    "body" VARCHAR(8000) NOT NULL,
    "site_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_filters" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" VARCHAR(240) NOT NULL,
    "question" JSONB NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "site_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_filters_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "leases_user_id_idx" ON "leases"("user_id");

-- CreateIndex
CREATE INDEX "calls_reply_id_idx" ON "calls"("reply_id");

-- CreateIndex
CREATE INDEX "calls_open_to" ON "calls"("to_id") WHERE (done_at IS NULL);

-- CreateIndex
CREATE INDEX "calls_open_to_any" ON "calls"("created_at") WHERE (done_at IS NULL AND to_id IS NULL);

-- CreateIndex
CREATE INDEX "calls_by_id_idx" ON "calls"("by_id");

-- CreateIndex
CREATE INDEX "opinions_moderator_id_idx" ON "opinions"("moderator_id");

-- CreateIndex
CREATE INDEX "staff_notes_reply_id_id_idx" ON "staff_notes"("reply_id", "id");

-- CreateIndex
CREATE INDEX "staff_notes_user_id_id_idx" ON "staff_notes"("user_id", "id");

-- CreateIndex
CREATE INDEX "staff_notes_author_id_idx" ON "staff_notes"("author_id");

-- CreateIndex
CREATE INDEX "staff_notes_site_id_idx" ON "staff_notes"("site_id");

-- CreateIndex
CREATE INDEX "saved_filters_shared" ON "saved_filters"("site_id") WHERE (shared);

-- CreateIndex
CREATE UNIQUE INDEX "saved_filters_owner_id_name_key" ON "saved_filters"("owner_id", "name");

-- AddForeignKey
ALTER TABLE "leases" ADD CONSTRAINT "leases_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leases" ADD CONSTRAINT "leases_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_reply_id_revision_fkey" FOREIGN KEY ("reply_id", "revision") REFERENCES "revisions"("reply_id", "revision") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_notes" ADD CONSTRAINT "staff_notes_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_notes" ADD CONSTRAINT "staff_notes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_notes" ADD CONSTRAINT "staff_notes_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_notes" ADD CONSTRAINT "staff_notes_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- By hand: a note is about one thing.
ALTER TABLE "staff_notes" ADD CONSTRAINT "staff_notes_about_one" CHECK (num_nonnulls("reply_id", "user_id") = 1);

-- By hand: a note on a reply is for whoever moderates it.
ALTER TABLE "staff_notes" ADD CONSTRAINT "staff_notes_site_of_user" CHECK ("site_id" IS NULL OR "user_id" IS NOT NULL);

-- By hand: a call is to a person, to a role, or to whoever comes first.
ALTER TABLE "calls" ADD CONSTRAINT "calls_to_one" CHECK (num_nonnulls("to_id", "to_role") <= 1);

-- By hand: the reports that are open weigh what those of somebody weigh of whom nothing is known.
UPDATE "replies" SET "report_weight" = "open_report_count" * 50 WHERE "open_report_count" > 0;

-- By hand: from when on a reply would have waited had it waited by its age alone; the earliest is the most urgent. It does not move
-- with the time, so that an index holds it. A test holds it to libs/domain/src/replies/urgency.ts.
CREATE FUNCTION queue_rank(since TIMESTAMPTZ, report_weight INTEGER, suspicion INTEGER, likes INTEGER, answers INTEGER, audience INTEGER)
RETURNS DOUBLE PRECISION LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN extract(epoch FROM since AT TIME ZONE 'UTC')::double precision
     - 60 * (1.2 * report_weight + 1.2 * suspicion + 30 * ln(1 + likes + 2 * answers + audience / 10.0) / ln(2.0))::double precision;

-- By hand: the queues, the most urgent first. Prisma knows no indexes over expressions.
CREATE INDEX "replies_urgent_held" ON "replies" (queue_rank("held_at", "report_weight", "suspicion"::integer, "like_count", "answer_count", "audience"), "id") WHERE "status" = 'held';
CREATE INDEX "replies_urgent_reported" ON "replies" (queue_rank("reported_at", "report_weight", "suspicion"::integer, "like_count", "answer_count", "audience"), "id") WHERE "status" = 'published' AND "open_report_count" > 0;
CREATE INDEX "replies_urgent_new" ON "replies" (queue_rank(coalesce("edited_at", "created_at"), "report_weight", "suspicion"::integer, "like_count", "answer_count", "audience"), "id") WHERE "status" = 'published' AND "reviewed_at" IS NULL;

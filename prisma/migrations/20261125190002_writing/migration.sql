-- AlterTable
ALTER TABLE "replies" ADD COLUMN     "edited_after_answers" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "mutes" (
    "user_id" UUID NOT NULL,
    "muted_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mutes_pkey" PRIMARY KEY ("user_id","muted_id")
);

-- CreateTable
CREATE TABLE "mentions" (
    "reply_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "mentions_pkey" PRIMARY KEY ("reply_id","user_id")
);

-- CreateTable
CREATE TABLE "drafts" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "parent_id" UUID,
    "body" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mutes_user_id_created_at_muted_id_idx" ON "mutes"("user_id", "created_at", "muted_id");

-- CreateIndex
CREATE INDEX "mutes_muted_id_idx" ON "mutes"("muted_id");

-- CreateIndex
CREATE INDEX "mentions_user_id_idx" ON "mentions"("user_id");

-- CreateIndex
CREATE INDEX "drafts_user_id_updated_at_idx" ON "drafts"("user_id", "updated_at");

-- CreateIndex
CREATE INDEX "drafts_updated_at_idx" ON "drafts"("updated_at");

-- One draft a user and place; under the article, where no reply is answered, too.
CREATE UNIQUE INDEX "drafts_place" ON "drafts"("user_id", "thread_id", "parent_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "replies_author_id_id_idx" ON "replies"("author_id", "id");

-- Names that begin with what somebody types after an @. On an expression, which Prisma's schema cannot say: it compares character by
-- character, whatever the language of the database.
CREATE INDEX "users_name_prefix" ON "users"(("name_key"::text) text_pattern_ops);

-- AddForeignKey
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_muted_id_fkey" FOREIGN KEY ("muted_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_thread_id_parent_id_fkey" FOREIGN KEY ("thread_id", "parent_id") REFERENCES "replies"("thread_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules that must hold under concurrency, beyond keys and foreign keys.

-- Nobody mutes oneself.
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_of_others" CHECK ("user_id" <> "muted_id");

-- CreateEnum
CREATE TYPE "notification_kind" AS ENUM ('answer', 'mention', 'follow', 'prompt', 'milestone', 'decision', 'report');

-- CreateEnum
CREATE TYPE "digest_rhythm" AS ENUM ('off', 'daily', 'weekly');

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "follower_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "following_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "private" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "follows" (
    "id" UUID NOT NULL,
    "follower_id" UUID NOT NULL,
    "user_id" UUID,
    "thread_id" UUID,
    "article_id" UUID,
    "reply_id" UUID,
    "stopped" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blocks" (
    "user_id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "blocks_pkey" PRIMARY KEY ("user_id","blocked_id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "notification_kind" NOT NULL,
    "cause" VARCHAR(100) NOT NULL,
    "subject" VARCHAR(100) NOT NULL,
    "actor_id" UUID,
    "reply_id" UUID,
    "thread_id" UUID,
    "data" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "bell" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preferences" (
    "user_id" UUID NOT NULL,
    "kinds" JSONB NOT NULL DEFAULT '{}',
    "digest" "digest_rhythm" NOT NULL DEFAULT 'off',
    "quiet_from" SMALLINT,
    "quiet_to" SMALLINT,
    "paused_until" TIMESTAMPTZ(3),
    "digest_due_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "preferences_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "follows_follower_id_id_idx" ON "follows"("follower_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "follows_user" ON "follows"("user_id", "follower_id") WHERE (user_id IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "follows_thread" ON "follows"("thread_id", "follower_id") WHERE (thread_id IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "follows_article" ON "follows"("article_id", "follower_id") WHERE (article_id IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "follows_reply" ON "follows"("reply_id", "follower_id") WHERE (reply_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "blocks_user_id_created_at_blocked_id_idx" ON "blocks"("user_id", "created_at", "blocked_id");

-- CreateIndex
CREATE INDEX "blocks_blocked_id_idx" ON "blocks"("blocked_id");

-- CreateIndex
CREATE INDEX "notifications_user_id_id_idx" ON "notifications"("user_id", "id") WHERE (bell);

-- CreateIndex
CREATE UNIQUE INDEX "notifications_user_id_cause_key" ON "notifications"("user_id", "cause");

-- CreateIndex
CREATE INDEX "preferences_digest_due_at_idx" ON "preferences"("digest_due_at") WHERE (digest_due_at IS NOT NULL);

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_follower_id_fkey" FOREIGN KEY ("follower_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What the schema's language cannot say.
ALTER TABLE "follows" ADD CONSTRAINT "follows_one_thing" CHECK (num_nonnulls("user_id", "thread_id", "article_id", "reply_id") = 1);
ALTER TABLE "follows" ADD CONSTRAINT "follows_not_oneself" CHECK ("user_id" <> "follower_id");
ALTER TABLE "follows" ADD CONSTRAINT "follows_stopped_answers" CHECK (NOT "stopped" OR "reply_id" IS NOT NULL);
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_not_oneself" CHECK ("user_id" <> "blocked_id");
ALTER TABLE "users" ADD CONSTRAINT "users_follow_counts" CHECK ("follower_count" >= 0 AND "following_count" >= 0);
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_quiet" CHECK (
  num_nonnulls("quiet_from", "quiet_to") <> 1 AND "quiet_from" BETWEEN 0 AND 1439 AND "quiet_to" BETWEEN 0 AND 1439);

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('reader', 'staff', 'moderator', 'admin');

-- CreateEnum
CREATE TYPE "standing" AS ENUM ('good', 'premoderated', 'suspended', 'banned');

-- CreateEnum
CREATE TYPE "report_reason" AS ENUM ('abuse', 'hate', 'spam', 'off-topic', 'false', 'private', 'illegal', 'other');

-- CreateEnum
CREATE TYPE "decision_kind" AS ENUM ('approve', 'reject', 'restore');

-- CreateEnum
CREATE TYPE "reply_status" AS ENUM ('published', 'held', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "word_list_kind" AS ENUM ('banned', 'suspect');

-- CreateEnum
CREATE TYPE "thread_status" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "thread_moderation" AS ENUM ('post', 'pre');

-- CreateEnum
CREATE TYPE "thread_event_type" AS ENUM ('reply.published', 'reply.edited', 'reply.removed', 'reply.restored', 'thread.changed');

-- CreateTable
CREATE TABLE "articles" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "url" VARCHAR(2048) NOT NULL,
    "headline" VARCHAR(1200) NOT NULL,
    "standfirst" VARCHAR(4000),
    "byline" VARCHAR(1200),
    "section" VARCHAR(400),
    "published_at" TIMESTAMPTZ(3),
    "image_url" VARCHAR(2048),
    "described_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "email_key" VARCHAR(254) NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "name" VARCHAR(120) NOT NULL,
    "name_key" VARCHAR(200) NOT NULL,
    "password_hash" TEXT,
    "role" "role" NOT NULL DEFAULT 'reader',
    "standing" "standing" NOT NULL DEFAULT 'good',
    "bio" VARCHAR(2000) NOT NULL DEFAULT '',
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seed" BYTEA NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "rotated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_why" VARCHAR(40),
    "user_agent" VARCHAR(400),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "reply_id" UUID NOT NULL,
    "reporter_id" UUID NOT NULL,
    "reason" "report_reason" NOT NULL,
    "note" VARCHAR(4000),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "reply_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "moderator_id" UUID NOT NULL,
    "decision" "decision_kind" NOT NULL,
    "reason" VARCHAR(40),
    "note" VARCHAR(4000),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "log_entries" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID NOT NULL,
    "action" VARCHAR(40) NOT NULL,
    "target_kind" VARCHAR(20) NOT NULL,
    "target_id" UUID NOT NULL,
    "reason" VARCHAR(40),
    "note" VARCHAR(4000),
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "log_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "user_id" UUID NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "answer" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "replies" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "parent_id" UUID,
    "depth" SMALLINT NOT NULL,
    "author_id" UUID NOT NULL,
    "status" "reply_status" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text_hash" BYTEA NOT NULL,
    "like_count" INTEGER NOT NULL DEFAULT 0,
    "answer_count" INTEGER NOT NULL DEFAULT 0,
    "shown_answer_count" INTEGER NOT NULL DEFAULT 0,
    "shown" BOOLEAN NOT NULL,
    "featured" BOOLEAN NOT NULL DEFAULT false,
    "open_report_count" INTEGER NOT NULL DEFAULT 0,
    "held_at" TIMESTAMPTZ(3),
    "reported_at" TIMESTAMPTZ(3),
    "reviewed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "replies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "reply_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "verdicts" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("reply_id","revision")
);

-- CreateTable
CREATE TABLE "screening_words" (
    "id" UUID NOT NULL,
    "site_id" UUID,
    "kind" "word_list_kind" NOT NULL,
    "phrase" VARCHAR(800) NOT NULL,

    CONSTRAINT "screening_words_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sites" (
    "id" UUID NOT NULL,
    "name" VARCHAR(400) NOT NULL,
    "public_key" VARCHAR(40) NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_origins" (
    "origin" VARCHAR(300) NOT NULL,
    "site_id" UUID NOT NULL,

    CONSTRAINT "site_origins_pkey" PRIMARY KEY ("origin")
);

-- CreateTable
CREATE TABLE "site_keys" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "threads" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "is_main" BOOLEAN NOT NULL DEFAULT false,
    "prompt" VARCHAR(1200),
    "status" "thread_status" NOT NULL DEFAULT 'open',
    "moderation" "thread_moderation" NOT NULL DEFAULT 'post',
    "closes_at" TIMESTAMPTZ(3),
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "threads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_events" (
    "thread_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" "thread_event_type" NOT NULL,
    "reply_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "thread_events_pkey" PRIMARY KEY ("thread_id","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "articles_url_key" ON "articles"("url");

-- CreateIndex
CREATE INDEX "articles_site_id_idx" ON "articles"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key_key" ON "users"("email_key");

-- CreateIndex
CREATE UNIQUE INDEX "users_name_key_key" ON "users"("name_key");

-- CreateIndex
CREATE INDEX "users_role_idx" ON "users"("role");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE INDEX "reports_reporter_id_idx" ON "reports"("reporter_id");

-- CreateIndex
CREATE UNIQUE INDEX "reports_reply_id_reporter_id_key" ON "reports"("reply_id", "reporter_id");

-- CreateIndex
CREATE INDEX "decisions_reply_id_created_at_idx" ON "decisions"("reply_id", "created_at");

-- CreateIndex
CREATE INDEX "decisions_moderator_id_created_at_idx" ON "decisions"("moderator_id", "created_at");

-- CreateIndex
CREATE INDEX "log_entries_target_id_id_idx" ON "log_entries"("target_id", "id");

-- CreateIndex
CREATE INDEX "log_entries_actor_id_id_idx" ON "log_entries"("actor_id", "id");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE INDEX "replies_author_id_created_at_idx" ON "replies"("author_id", "created_at");

-- CreateIndex
CREATE INDEX "replies_page" ON "replies"("thread_id", "id") WHERE (shown AND parent_id IS NULL);

-- CreateIndex
CREATE INDEX "replies_answers" ON "replies"("parent_id", "id") WHERE (shown);

-- CreateIndex
CREATE INDEX "replies_queue_held" ON "replies"("held_at", "id") WHERE (status = 'held');

-- CreateIndex
CREATE INDEX "replies_queue_reported" ON "replies"("reported_at", "id") WHERE (status = 'published' AND open_report_count > 0);

-- CreateIndex
CREATE INDEX "replies_queue_new" ON "replies"("id") WHERE (status = 'published' AND reviewed_at IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "replies_thread_id_id_key" ON "replies"("thread_id", "id");

-- CreateIndex
CREATE INDEX "screening_words_site_id_idx" ON "screening_words"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "sites_public_key_key" ON "sites"("public_key");

-- CreateIndex
CREATE INDEX "site_origins_site_id_idx" ON "site_origins"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "site_keys_secret_hash_key" ON "site_keys"("secret_hash");

-- CreateIndex
CREATE INDEX "site_keys_site_id_idx" ON "site_keys"("site_id");

-- CreateIndex
CREATE INDEX "threads_article_id_idx" ON "threads"("article_id");

-- CreateIndex
CREATE UNIQUE INDEX "threads_one_main" ON "threads"("article_id") WHERE (is_main);

-- CreateIndex
CREATE INDEX "thread_events_reply_id_idx" ON "thread_events"("reply_id");

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_reply_id_revision_fkey" FOREIGN KEY ("reply_id", "revision") REFERENCES "revisions"("reply_id", "revision") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "log_entries" ADD CONSTRAINT "log_entries_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replies" ADD CONSTRAINT "replies_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replies" ADD CONSTRAINT "replies_thread_id_parent_id_fkey" FOREIGN KEY ("thread_id", "parent_id") REFERENCES "replies"("thread_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replies" ADD CONSTRAINT "replies_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "screening_words" ADD CONSTRAINT "screening_words_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_origins" ADD CONSTRAINT "site_origins_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_keys" ADD CONSTRAINT "site_keys_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_events" ADD CONSTRAINT "thread_events_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "threads"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_events" ADD CONSTRAINT "thread_events_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Rules that must hold under concurrency, beyond keys and foreign keys.

-- A reply is shown when it is published, or when it keeps something shown below it reachable.
ALTER TABLE "replies"
  ADD CONSTRAINT "replies_shown_rule" CHECK ("shown" = ("status" = 'published' OR "shown_answer_count" > 0)),
  ADD CONSTRAINT "replies_counters_sane" CHECK (
    "like_count" >= 0 AND "answer_count" >= 0 AND "shown_answer_count" >= "answer_count" AND "open_report_count" >= 0
  ),
  ADD CONSTRAINT "replies_depth_rule" CHECK (("parent_id" IS NULL) = ("depth" = 0)),
  ADD CONSTRAINT "replies_held_since" CHECK (("status" = 'held') = ("held_at" IS NOT NULL)),
  ADD CONSTRAINT "replies_reported_since" CHECK (("open_report_count" > 0) = ("reported_at" IS NOT NULL));

ALTER TABLE "threads" ADD CONSTRAINT "threads_counters_sane" CHECK ("reply_count" >= 0 AND "seq" >= 0);
ALTER TABLE "thread_events" ADD CONSTRAINT "thread_events_seq_from_one" CHECK ("seq" >= 1);
ALTER TABLE "users" ADD CONSTRAINT "users_counters_sane" CHECK ("reply_count" >= 0);

-- The log is append-only, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER log_entries_append_only BEFORE UPDATE OR DELETE ON "log_entries"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_entries_no_truncate BEFORE TRUNCATE ON "log_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

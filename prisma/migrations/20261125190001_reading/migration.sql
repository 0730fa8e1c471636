-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "decision_kind" ADD VALUE 'feature';
ALTER TYPE "decision_kind" ADD VALUE 'unfeature';

-- AlterTable
ALTER TABLE "replies" ADD COLUMN     "like_weight" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "score" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "likes" (
    "reply_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "weight" SMALLINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "likes_pkey" PRIMARY KEY ("reply_id","user_id")
);

-- CreateTable
CREATE TABLE "rank_changes" (
    "id" BIGSERIAL NOT NULL,
    "thread_id" UUID NOT NULL,
    "reply_id" UUID NOT NULL,
    "xid" xid8 NOT NULL,
    "like_count" INTEGER NOT NULL,
    "answer_count" INTEGER NOT NULL,
    "featured" BOOLEAN NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rank_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reply_words" (
    "reply_id" UUID NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "reply_words_pkey" PRIMARY KEY ("reply_id")
);

-- CreateIndex
CREATE INDEX "likes_user_id_reply_id_idx" ON "likes"("user_id", "reply_id");

-- CreateIndex
CREATE INDEX "rank_changes_thread_id_xid_idx" ON "rank_changes"("thread_id", "xid");

-- CreateIndex
CREATE INDEX "rank_changes_at_idx" ON "rank_changes"("at");

-- CreateIndex
CREATE INDEX "reply_words_search" ON "reply_words" USING GIN ("words");

-- CreateIndex
CREATE INDEX "replies_liked" ON "replies"("thread_id", "like_count", "id") WHERE (shown AND parent_id IS NULL);

-- CreateIndex
CREATE INDEX "replies_discussed" ON "replies"("thread_id", "answer_count", "id") WHERE (shown AND parent_id IS NULL);

-- CreateIndex
CREATE INDEX "replies_best" ON "replies"("thread_id", "featured", "score", "id") WHERE (shown AND parent_id IS NULL);

-- CreateIndex
CREATE INDEX "replies_featured" ON "replies"("thread_id", "id") WHERE (featured AND status = 'published');

-- CreateIndex
CREATE INDEX "replies_thread_id_author_id_id_idx" ON "replies"("thread_id", "author_id", "id");

-- AddForeignKey
ALTER TABLE "likes" ADD CONSTRAINT "likes_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "likes" ADD CONSTRAINT "likes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_words" ADD CONSTRAINT "reply_words_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Rules and helpers that Prisma cannot say.

ALTER TABLE "likes" ADD CONSTRAINT "likes_weight_rule" CHECK ("weight" IN (1, 4));

ALTER TABLE "replies" ADD CONSTRAINT "replies_like_weight_sane" CHECK (
  "like_weight" BETWEEN "like_count" AND 4 * "like_count" AND "score" >= 0
);

-- What an order was before it changed. By a trigger, because an order changes with likes, answers, choices and erasures.
CREATE FUNCTION "note_rank_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rank_changes (thread_id, reply_id, xid, like_count, answer_count, featured, score)
  VALUES (OLD.thread_id, OLD.id, pg_current_xact_id(), OLD.like_count, OLD.answer_count, OLD.featured, OLD.score);
  RETURN NULL;
END $$;

CREATE TRIGGER "replies_note_rank_change" AFTER UPDATE OF "like_count", "answer_count", "featured", "score" ON "replies"
  FOR EACH ROW WHEN (
    OLD.parent_id IS NULL
    AND (OLD.like_count, OLD.answer_count, OLD.featured, OLD.score) IS DISTINCT FROM (NEW.like_count, NEW.answer_count, NEW.featured, NEW.score)
  ) EXECUTE FUNCTION "note_rank_change"();

-- Text as search looks for it: without case, width, accents, vowel signs and stretching, the letters that Arabic, Persian and
-- Pashto keyboards type differently made one, and digits as ASCII writes them. Scripts that are written without spaces are taken
-- letter by letter: their words are then found as letters that follow each other. What is left between words is one space.
-- One letter may be taken apart into eighteen (U+FDFA); of what comes of a text only so much is folded as the longest text of any
-- alphabet needs (5,000 letters, with two marks on each), because a reader waits for it while posting.
-- apps and tests fold the same way in libs/domain/src/replies/search-fold.ts; a test holds the two together.
CREATE FUNCTION "fold_letters"("source" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(
    normalize(
      replace(replace(replace(replace(
        translate(
          regexp_replace(
            lower(left(normalize(source, NFKD), 16384) COLLATE pg_c_utf8),
            '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u00ad\u034f\u061c\u180e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0000-\U000e0fff]',
            '', 'g'),
          U&'\0649\06CC\06D0\06CD\06D2\06A9\06AB\0629\06C1\06BE\06D5\0671\0131\00F8\0111\0142\03C2\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9',
          U&'\064A\064A\064A\064A\064A\0643\06AF\0647\0647\0647\0647\0627iodl\03C301234567890123456789'),
        U&'\00DF', 'ss'), U&'\00E6', 'ae'), U&'\0153', 'oe'), U&'\00FE', 'th'),
      NFC),
    '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])', ' \1 ', 'g')
$$;

-- Plain ASCII, which most English is, has nothing to fold but its capitals: it is not kept waiting.
CREATE FUNCTION "search_fold"("source" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(
    CASE WHEN source ~ '[^\x01-\x7f]' THEN fold_letters(source) ELSE lower(source COLLATE pg_c_utf8) END,
    '[[:punct:][:space:][:cntrl:]]+' COLLATE pg_c_utf8, ' ', 'g'))
$$;

-- The thread's id stands among the words, so that a search in one thread touches nothing of another.
CREATE FUNCTION "words_of_reply"("thread_id" uuid, "body" text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_to_tsvector(ARRAY[thread_id::text]) || to_tsvector('pg_catalog.simple', search_fold(body))
$$;

CREATE FUNCTION "keep_reply_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reply_words (reply_id, words) VALUES (NEW.id, words_of_reply(NEW.thread_id, NEW.body))
  ON CONFLICT (reply_id) DO UPDATE SET words = excluded.words;
  RETURN NULL;
END $$;

CREATE TRIGGER "replies_keep_words" AFTER INSERT OR UPDATE OF "body" ON "replies"
  FOR EACH ROW EXECUTE FUNCTION "keep_reply_words"();

INSERT INTO reply_words (reply_id, words) SELECT id, words_of_reply(thread_id, body) FROM replies;

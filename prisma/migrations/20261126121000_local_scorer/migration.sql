-- CreateTable
CREATE TABLE "scorers" (
    "site_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "decisions" INTEGER NOT NULL DEFAULT 0,
    "approved" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "scorers_pkey" PRIMARY KEY ("site_id")
);

-- CreateTable
CREATE TABLE "scorer_words" (
    "site_id" UUID NOT NULL,
    "word" INTEGER NOT NULL,
    "approved" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "scorer_words_pkey" PRIMARY KEY ("site_id","word")
);

-- CreateTable
CREATE TABLE "scorer_examples" (
    "reply_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "site_id" UUID NOT NULL,
    "rejected" BOOLEAN NOT NULL,
    "held_back" BOOLEAN NOT NULL,
    "score" DOUBLE PRECISION,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scorer_examples_pkey" PRIMARY KEY ("reply_id","revision")
);

-- CreateIndex
CREATE INDEX "scorer_words_site_id_version_idx" ON "scorer_words"("site_id", "version");

-- CreateIndex
CREATE INDEX "scorer_examples_held_back" ON "scorer_examples"("site_id", "decided_at") WHERE (held_back);

-- AddForeignKey
ALTER TABLE "scorers" ADD CONSTRAINT "scorers_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorer_words" ADD CONSTRAINT "scorer_words_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorer_examples" ADD CONSTRAINT "scorer_examples_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scorer_examples" ADD CONSTRAINT "scorer_examples_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- A count below nothing is a mistake.
ALTER TABLE "scorers" ADD CONSTRAINT "scorers_counts" CHECK (approved >= 0 AND rejected >= 0);
ALTER TABLE "scorer_words" ADD CONSTRAINT "scorer_words_counts" CHECK (approved >= 0 AND rejected >= 0);

-- AlterTable
ALTER TABLE "screening_words" ADD COLUMN     "language" VARCHAR(35);

-- CreateTable
CREATE TABLE "word_lists" (
    "id" UUID NOT NULL,
    "site_id" UUID,
    "language" VARCHAR(35),
    "version" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "word_lists_pkey" PRIMARY KEY ("id")
);

-- By hand: the lists of all sites are one pair as well, and so are those under no language.
CREATE UNIQUE INDEX "word_lists_site_id_language_key" ON "word_lists"("site_id", "language") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "word_lists" ADD CONSTRAINT "word_lists_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: the lists that are there already.
INSERT INTO "word_lists" ("id", "site_id", "language", "version", "changed_at")
SELECT gen_random_uuid(), "site_id", NULL, row_number() OVER (ORDER BY "site_id" NULLS FIRST), now() FROM "screening_words" GROUP BY "site_id";

-- AlterTable
ALTER TABLE "replies" ADD COLUMN     "text_sketch" BIGINT;

-- AlterTable
ALTER TABLE "preferences" ADD COLUMN     "digest_ended" "digest_rhythm",
ADD COLUMN     "digest_from" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "replies" ADD COLUMN     "likes_told" INTEGER NOT NULL DEFAULT 0;

-- Whoever was told of their likes until now is not told again when some of them go and come back.
UPDATE "replies" SET "likes_told" = "like_count" WHERE "like_count" >= 10;

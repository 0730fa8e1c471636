-- AlterTable
ALTER TABLE "replies" ADD COLUMN     "locked_at" TIMESTAMPTZ(3),
ADD COLUMN     "locks" SMALLINT NOT NULL DEFAULT 0;


-- What is closed counts itself.
ALTER TABLE "replies" ADD CONSTRAINT "replies_locks" CHECK (locks >= (locked_at IS NOT NULL)::int) NOT VALID;
ALTER TABLE "replies" VALIDATE CONSTRAINT "replies_locks";

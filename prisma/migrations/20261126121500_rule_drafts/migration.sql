-- CreateEnum
CREATE TYPE "replay_state" AS ENUM ('running', 'done', 'cancelled');

-- CreateTable
CREATE TABLE "rule_replays" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "draft" JSONB NOT NULL,
    "days" SMALLINT NOT NULL,
    "state" "replay_state" NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "after" UUID NOT NULL,
    "until" UUID NOT NULL,
    "found" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "switched_on_at" TIMESTAMPTZ(3),

    CONSTRAINT "rule_replays_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rule_replays_site_id_id_idx" ON "rule_replays"("site_id", "id");

-- AddForeignKey
ALTER TABLE "rule_replays" ADD CONSTRAINT "rule_replays_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- A draft is tried on ninety days at most.
ALTER TABLE "rule_replays" ADD CONSTRAINT "rule_replays_days" CHECK (days BETWEEN 1 AND 90);

-- CreateEnum
CREATE TYPE "sanction_kind" AS ENUM ('warn', 'premoderate', 'suspend', 'ban');

-- CreateTable
CREATE TABLE "sanctions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "moderator_id" UUID NOT NULL,
    "kind" "sanction_kind" NOT NULL,
    "reason" VARCHAR(40) NOT NULL,
    "note" VARCHAR(4000),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "acknowledged_at" TIMESTAMPTZ(3),

    CONSTRAINT "sanctions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sanctions_user_id_created_at_idx" ON "sanctions"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "sanctions_moderator_id_created_at_idx" ON "sanctions"("moderator_id", "created_at");

-- CreateIndex
CREATE INDEX "sanctions_ended_by_id_idx" ON "sanctions"("ended_by_id");

-- AddForeignKey
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



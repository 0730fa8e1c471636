-- CreateEnum
CREATE TYPE "outside_otherwise" AS ENUM ('publish', 'hold');

-- CreateTable
CREATE TABLE "outside_checks" (
    "site_id" UUID NOT NULL,
    "url" VARCHAR(2048) NOT NULL,
    "secret" BYTEA NOT NULL,
    "deadline_ms" INTEGER NOT NULL,
    "otherwise" "outside_otherwise" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_checks_pkey" PRIMARY KEY ("site_id")
);

-- AddForeignKey
ALTER TABLE "outside_checks" ADD CONSTRAINT "outside_checks_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A reader waits for it: never so long that one gives up
ALTER TABLE "outside_checks" ADD CONSTRAINT "outside_checks_deadline" CHECK ("deadline_ms" BETWEEN 100 AND 3000);

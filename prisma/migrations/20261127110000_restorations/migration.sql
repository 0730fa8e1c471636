-- A system that was restored from a backup sends nothing until somebody says that it is the one that goes on.
CREATE TABLE "restorations" (
    "id" UUID NOT NULL,
    "backup_made_at" TIMESTAMPTZ(3) NOT NULL,
    "restored_at" TIMESTAMPTZ(3) NOT NULL,
    "armed_at" TIMESTAMPTZ(3),

    CONSTRAINT "restorations_pkey" PRIMARY KEY ("id")
);

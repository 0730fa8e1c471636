-- AlterEnum
ALTER TYPE "sanction_kind" ADD VALUE 'slow';

-- AlterTable
ALTER TABLE "sanctions" ADD COLUMN     "site_id" UUID,
ADD COLUMN     "slow_seconds" INTEGER;

-- What is slowed says how much, and nothing else does. As text, because a kind that is added here cannot be used here yet.
ALTER TABLE sanctions ADD CONSTRAINT sanctions_slow CHECK ((kind::text = 'slow') = (slow_seconds IS NOT NULL) AND slow_seconds > 0);

-- AlterTable: first empty, then filled. An article never changes its site.
ALTER TABLE "threads" ADD COLUMN     "site_id" UUID;

CREATE FUNCTION thread_site() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.site_id := coalesce(NEW.site_id, (SELECT site_id FROM articles WHERE id = NEW.article_id));
  RETURN NEW;
END $$;

-- The version before, which runs on this schema while an installation is upgraded, does not name the site.
CREATE TRIGGER threads_site BEFORE INSERT ON threads FOR EACH ROW EXECUTE FUNCTION thread_site();

UPDATE threads t SET site_id = a.site_id FROM articles a WHERE a.id = t.article_id;
ALTER TABLE "threads" ALTER COLUMN "site_id" SET NOT NULL;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "site_standings" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "slow_seconds" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "site_roles" (
    "user_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_roles_pkey" PRIMARY KEY ("user_id","site_id"),
    -- A reader has no row.
    CONSTRAINT site_roles_work CHECK (role <> 'reader')
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "email_key" VARCHAR(254) NOT NULL,
    "role" "role" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id"),
    CONSTRAINT invitations_work CHECK (role <> 'reader'),
    CONSTRAINT invitations_accepted CHECK ((accepted_at IS NULL) = (accepted_by_id IS NULL))
);

-- CreateIndex
CREATE INDEX "site_roles_site_id_idx" ON "site_roles"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_site_id_id_idx" ON "invitations"("site_id", "id");

-- CreateIndex
CREATE INDEX "invitations_invited_by_id_idx" ON "invitations"("invited_by_id");

-- CreateIndex
CREATE INDEX "invitations_accepted_by_id_idx" ON "invitations"("accepted_by_id");

-- CreateIndex
CREATE INDEX "invitations_email_key_idx" ON "invitations"("email_key");

-- CreateIndex
CREATE INDEX "sanctions_site_id_idx" ON "sanctions"("site_id");

-- CreateIndex
CREATE INDEX "threads_site_id_idx" ON "threads"("site_id");

-- AddForeignKey
ALTER TABLE "site_roles" ADD CONSTRAINT "site_roles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_roles" ADD CONSTRAINT "site_roles_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sanctions" ADD CONSTRAINT "sanctions_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;



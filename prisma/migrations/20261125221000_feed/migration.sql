-- CreateTable
CREATE TABLE "feed_marks" (
    "user_id" UUID NOT NULL,
    "reply_id" UUID NOT NULL,

    CONSTRAINT "feed_marks_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "follows_followers" ON "follows"("user_id", "id") WHERE (user_id IS NOT NULL);

-- AddForeignKey
ALTER TABLE "feed_marks" ADD CONSTRAINT "feed_marks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;



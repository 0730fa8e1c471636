-- CreateIndex
CREATE INDEX "revisions_approved" ON "revisions"("published_at") WHERE (published_at > created_at);

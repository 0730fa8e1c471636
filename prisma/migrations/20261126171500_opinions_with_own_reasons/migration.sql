-- A second opinion may name a reason of the site's own too, and keeps how it was said then.
ALTER TABLE "opinions" ADD COLUMN     "own_reason" VARCHAR(40),
ADD COLUMN     "reason_texts" JSONB;

-- Whether decisions refer to a reason of a site's own is asked when it is left out of the list. Few decisions have one.
CREATE INDEX "decisions_own_reason" ON "decisions"("own_reason") WHERE (own_reason IS NOT NULL);

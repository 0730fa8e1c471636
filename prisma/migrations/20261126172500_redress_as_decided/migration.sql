-- Appeals and notices that were decided are listed in the order of the decisions.
CREATE INDEX "appeals_decided_in_order" ON "appeals"("decided_at", "id") WHERE (decided_at IS NOT NULL);
CREATE INDEX "notices_decided_in_order" ON "notices"("decided_at", "id") WHERE (decided_at IS NOT NULL);

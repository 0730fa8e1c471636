-- What is left to its author is not counted in the list of threads, which reads nothing but this index.
DROP INDEX "replies_lately";
CREATE INDEX "replies_lately" ON "replies"("created_at", "thread_id", "status", "open_report_count", "shadow");

-- DropIndex
DROP INDEX "log_entries_actor_id_id_idx";

-- DropIndex
DROP INDEX "log_entries_target_id_id_idx";

-- AlterTable
ALTER TABLE "log_entries" ADD COLUMN     "hash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "previous" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "seq" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "log_head" (
    "one" BOOLEAN NOT NULL DEFAULT true,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "log_head_pkey" PRIMARY KEY ("one")
);

-- What is hashed of an entry, written out so that two entries never read the same: each value as its length in bytes, a colon
-- and itself, a NULL as a dash, joined by commas. libs/domain/src/audit/log-chain.ts writes the same; a test holds the two together.
CREATE FUNCTION "netstring"("value" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-')
$$;

CREATE FUNCTION "log_entry_hash"("entry" "log_entries") RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(entry.previous || convert_to(array_to_string(ARRAY[
    netstring('1'),
    netstring(entry.seq::text),
    netstring(entry.id::text),
    netstring((extract(epoch FROM entry.at) * 1000)::bigint::text),
    netstring(entry.actor_id::text),
    netstring(entry.action),
    netstring(entry.target_kind),
    netstring(entry.target_id::text),
    netstring(entry.reason),
    netstring(entry.note),
    netstring(entry.before::text),
    netstring(entry.after::text)
  ], ','), 'UTF8'))
$$;

-- What was written before there was a chain is chained in the order of its ids, which is that of its times. Only what happens
-- from here on is proven by it.
ALTER TABLE "log_entries" DISABLE TRIGGER "log_entries_append_only";
DO $$
DECLARE
  entry log_entries;
  head_seq bigint := 0;
  head_hash bytea := decode(repeat('00', 32), 'hex');
BEGIN
  FOR entry IN SELECT * FROM log_entries ORDER BY id LOOP
    head_seq := head_seq + 1;
    entry.seq := head_seq;
    entry.previous := head_hash;
    head_hash := log_entry_hash(entry);
    UPDATE log_entries SET seq = entry.seq, previous = entry.previous, hash = head_hash WHERE id = entry.id;
  END LOOP;
  INSERT INTO log_head (one, seq, hash) VALUES (true, head_seq, head_hash);
END $$;
ALTER TABLE "log_entries" ENABLE TRIGGER "log_entries_append_only";

ALTER TABLE "log_entries" ADD CONSTRAINT "log_entries_chained" CHECK ("seq" >= 1 AND octet_length("previous") = 32 AND octet_length("hash") = 32);
ALTER TABLE "log_head" ADD CONSTRAINT "log_head_one_row" CHECK ("one" AND "seq" >= 0 AND octet_length("hash") = 32);

-- CreateIndex
CREATE UNIQUE INDEX "log_entries_seq_key" ON "log_entries"("seq");

-- CreateIndex
CREATE INDEX "log_entries_target_id_seq_idx" ON "log_entries"("target_id", "seq");

-- CreateIndex
CREATE INDEX "log_entries_actor_id_seq_idx" ON "log_entries"("actor_id", "seq");

-- CreateIndex
CREATE INDEX "log_entries_action_seq_idx" ON "log_entries"("action", "seq");

-- CreateIndex
CREATE INDEX "log_entries_at_idx" ON "log_entries"("at");

-- Whoever writes an entry waits for the one before to be committed, so that numbers have no gaps and follow the commits. It runs as
-- its owner, because the application's role may only read the head; what it names cannot be something of the caller's.
CREATE FUNCTION "chain_log_entry"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  head log_head;
BEGIN
  SELECT * INTO STRICT head FROM log_head FOR UPDATE;
  NEW.seq := head.seq + 1;
  NEW.previous := head.hash;
  NEW.hash := log_entry_hash(NEW);
  UPDATE log_head SET seq = NEW.seq, hash = NEW.hash;
  RETURN NEW;
END $$;

-- Or anybody could hang it to a table of theirs, and move the head with what is in no log.
REVOKE EXECUTE ON FUNCTION "chain_log_entry"() FROM PUBLIC;

CREATE TRIGGER "log_entries_chain" BEFORE INSERT ON "log_entries"
  FOR EACH ROW EXECUTE FUNCTION "chain_log_entry"();

import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../prisma/lint/migration-faults.js';

const rulesOf = async (sql: string) => (await faultsOf(sql)).map(({ rule }) => rule);

describe('a migration that is applied while the version before goes on', () => {
  it.each([
    ['CREATE TABLE a (id uuid PRIMARY KEY, b int NOT NULL); CREATE INDEX i ON a (b); ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0); UPDATE a SET b = 1'],
    ['ALTER TABLE replies ADD COLUMN a int, ADD COLUMN b int NOT NULL DEFAULT 3, ADD COLUMN c timestamptz NOT NULL DEFAULT now()'],
    ['CREATE TABLE a (id int); ALTER TABLE a ADD COLUMN b int; ALTER TABLE replies ADD COLUMN c int; ALTER TABLE replies ADD COLUMN d int'],
    ['CREATE UNIQUE INDEX CONCURRENTLY i ON replies (a)'],
    ['DROP INDEX CONCURRENTLY i'],
    ['ALTER TABLE replies ADD CONSTRAINT c CHECK (a > 0) NOT VALID; ALTER TABLE replies ADD CONSTRAINT d FOREIGN KEY (a) REFERENCES users (id) NOT VALID'],
    ['ALTER TABLE replies ADD CONSTRAINT n NOT NULL a NOT VALID'],
    ['ALTER TABLE replies VALIDATE CONSTRAINT c'],
    ['ALTER TABLE replies ADD CONSTRAINT u UNIQUE USING INDEX i'],
    [`ALTER TYPE reply_status ADD VALUE 'moved'; COMMENT ON TABLE replies IS 'said'; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ UPDATE replies SET a = 1 RETURNING 1 $$`],
    ['ALTER TABLE replies ALTER COLUMN a SET DEFAULT 1, ALTER COLUMN a DROP NOT NULL, DROP CONSTRAINT c'],
  ])('may have: %s', async (sql) => {
    expect(await rulesOf(sql)).toEqual([]);
  });

  it.each([
    ['CREATE INDEX i ON replies (a)', 'index-at-once'],
    ['CREATE TABLE a (id int); CREATE INDEX i ON replies (a)', 'index-at-once'],
    ['SELECT 1; CREATE INDEX CONCURRENTLY i ON replies (a)', 'not-alone'],
    ['DROP INDEX i', 'drop-index-at-once'],
    ['DROP TABLE replies', 'drop'],
    ['ALTER TABLE replies DROP COLUMN a', 'drop'],
    ['DROP TYPE reply_status', 'drop'],
    ['ALTER TABLE replies RENAME COLUMN a TO b', 'rename'],
    ['ALTER TABLE replies RENAME TO answers', 'rename'],
    ['ALTER TABLE replies ALTER COLUMN a SET NOT NULL', 'set-not-null'],
    ['ALTER TABLE replies ALTER COLUMN a TYPE bigint', 'column-type'],
    ['ALTER TABLE replies ADD COLUMN a int NOT NULL', 'add-not-null'],
    ['ALTER TABLE replies ADD COLUMN a uuid DEFAULT gen_random_uuid()', 'add-rewrites'],
    ['ALTER TABLE replies ADD COLUMN a timestamptz DEFAULT clock_timestamp()', 'add-rewrites'],
    ['ALTER TABLE replies ADD COLUMN a bigserial', 'add-rewrites'],
    ['ALTER TABLE replies ADD COLUMN a int GENERATED ALWAYS AS (b + 1) STORED', 'add-rewrites'],
    ['ALTER TABLE replies ADD COLUMN a int UNIQUE', 'unique-at-once'],
    ['ALTER TABLE replies ADD COLUMN a uuid REFERENCES users (id)', 'constraint-at-once'],
    ['ALTER TABLE replies ADD CONSTRAINT c CHECK (a > 0)', 'constraint-at-once'],
    ['ALTER TABLE replies ADD FOREIGN KEY (a) REFERENCES users (id)', 'constraint-at-once'],
    ['ALTER TABLE replies ADD UNIQUE (a)', 'unique-at-once'],
    ['ALTER TABLE replies ADD CONSTRAINT c CHECK (a > 0) NOT VALID, VALIDATE CONSTRAINT d', 'validate-with-others'],
    ['ALTER TABLE replies ADD CONSTRAINT c CHECK (a > 0) NOT VALID; ALTER TABLE replies VALIDATE CONSTRAINT c', 'validate-with-others'],
    ['ALTER TABLE replies ADD COLUMN a int; ALTER TABLE users ADD COLUMN b int', 'two-tables'],
    ['CREATE TRIGGER t AFTER INSERT ON replies FOR EACH ROW EXECUTE FUNCTION f(); ALTER TABLE threads ADD COLUMN b int', 'two-tables'],
    ['UPDATE replies SET a = 1', 'all-rows'],
    ['DELETE FROM replies', 'all-rows'],
    ['TRUNCATE replies', 'whole-table'],
    ['LOCK TABLE replies', 'whole-table'],
    ['VACUUM FULL replies', 'whole-table'],
    ['BEGIN; SELECT 1; COMMIT', 'transaction'],
    ['ALTER TABEL replies', 'not-read'],
  ])('may not have: %s', async (sql, rule) => {
    expect(await rulesOf(sql)).toContain(rule);
  });

  it('has each fault by its line, and none that a line above says is meant, and why', async () => {
    const sql = '-- Türkçe, فارسی, 한국어\nSELECT 1;\n\n-- what follows is large\nDROP TABLE a;\n-- allow drop: nobody has read it since version 0.3\nDROP TABLE b;\n-- allow drop: short\nDROP TABLE c;\n';
    expect((await faultsOf(sql)).map(({ rule, line }) => [rule, line])).toEqual([['drop', 5], ['drop', 9]]);
    expect(await rulesOf('-- allow rename: nobody has read it since version 0.3\nDROP TABLE b')).toEqual(['drop']);
  });
});

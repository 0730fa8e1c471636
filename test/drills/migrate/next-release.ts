import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFile } from '#platform/files/find-file';

/** What a next release may bring: one of each kind that is permitted beside the version before, on the tables that are used most. */
export const expanding: Record<string, string> = {
  'columns of replies': 'ALTER TABLE replies ADD COLUMN drill_note text, ADD COLUMN drill_weight int NOT NULL DEFAULT 3, ADD COLUMN drill_by uuid;',
  'a column of threads': 'ALTER TABLE threads ADD COLUMN drill_at timestamptz NOT NULL DEFAULT now();',
  'a column of users': 'ALTER TABLE users ADD COLUMN drill_key text;',
  'an index': 'CREATE INDEX CONCURRENTLY drill_replies_weight ON replies (drill_weight, id);',
  'a unique index': 'CREATE UNIQUE INDEX CONCURRENTLY drill_users_key ON users (drill_key);',
  'constraints, not validated': `
    ALTER TABLE replies ADD CONSTRAINT drill_weighs CHECK (drill_weight >= 0) NOT VALID;
    ALTER TABLE replies ADD CONSTRAINT drill_by_somebody FOREIGN KEY (drill_by) REFERENCES users (id) NOT VALID;`,
  'a check, validated': 'ALTER TABLE replies VALIDATE CONSTRAINT drill_weighs;',
  'a foreign key, validated': 'ALTER TABLE replies VALIDATE CONSTRAINT drill_by_somebody;',
  'a unique constraint': 'ALTER TABLE users ADD CONSTRAINT drill_users_key_unique UNIQUE USING INDEX drill_users_key;',
  'a table': 'CREATE TABLE drill_things (id uuid PRIMARY KEY, reply_id uuid NOT NULL REFERENCES replies (id) ON DELETE CASCADE); CREATE INDEX drill_things_reply ON drill_things (reply_id);',
  'a value of a type': `ALTER TYPE thread_event_type ADD VALUE 'drill.happened';`,
};

/** The migrations of this version with those of a next one after them, in a folder from which Prisma can apply them. */
export function makeNextRelease(migrations = expanding): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'belowline-next-'));
  cpSync(findFile('prisma'), join(folder, 'prisma'), { recursive: true });
  for (const file of ['prisma.config.ts', 'package.json']) cpSync(findFile(file), join(folder, file));
  symlinkSync(findFile('node_modules'), join(folder, 'node_modules'));
  Object.entries(migrations).forEach(([name, sql], place) => {
    const made = join(folder, 'prisma', 'migrations', `209901010000${String(place).padStart(2, '0')}_${name.replaceAll(/\W+/g, '_')}`);
    mkdirSync(made);
    writeFileSync(join(made, 'migration.sql'), sql);
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeDatabase, migrate } from '../../apps/api/src/start/migrate.js';
import { isUpToDate } from '../../apps/api/src/start/up-to-date.js';
import { asOwner } from '../support/test-database.js';

const NAME = `test_${randomUUID().replaceAll('-', '')}`;
const SERVER = process.env['TEST_SERVER_URL'] ?? '';
const ownerUrl = Object.assign(new URL(SERVER), { pathname: `/${NAME}` }).href;
const last = 'WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)';

beforeAll(() => makeDatabase(SERVER, NAME));
afterAll(() => asOwner({ ownerUrl: SERVER }, `DROP DATABASE ${NAME} WITH (FORCE)`));

describe('a database', () => {
  it('is up to date once every migration has been applied, and not before', async () => {
    expect(await isUpToDate(ownerUrl)).toBe(false);
    await migrate(ownerUrl);
    expect(await isUpToDate(ownerUrl)).toBe(true);
    // A second time there is nothing to do, and nothing is harmed.
    await migrate(ownerUrl);
    expect(await isUpToDate(ownerUrl)).toBe(true);
  });

  it.each([
    ['one was applied in other words', `UPDATE _prisma_migrations SET checksum = 'other' ${last}`],
    ['one has begun and not ended', `UPDATE _prisma_migrations SET finished_at = NULL ${last}`],
    ['one is missing', `DELETE FROM _prisma_migrations ${last}`],
    ['it has one that is not known here', `UPDATE _prisma_migrations SET migration_name = '99990101000000_later' ${last}`],
  ])('is left to Prisma when %s', async (_, change) => {
    await asOwner({ ownerUrl }, 'CREATE TABLE kept AS SELECT * FROM _prisma_migrations');
    await asOwner({ ownerUrl }, change);
    expect(await isUpToDate(ownerUrl)).toBe(false);
    await asOwner({ ownerUrl }, 'TRUNCATE _prisma_migrations; INSERT INTO _prisma_migrations SELECT * FROM kept; DROP TABLE kept');
    expect(await isUpToDate(ownerUrl)).toBe(true);
  });

  it('is up to date after an attempt that was rolled back and made again', async () => {
    await asOwner({ ownerUrl }, `INSERT INTO _prisma_migrations (id, checksum, migration_name, rolled_back_at) SELECT 'a failed attempt', checksum, migration_name, now() FROM _prisma_migrations ${last}`);
    expect(await isUpToDate(ownerUrl)).toBe(true);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedCluster } from '#platform/database/embedded/cluster';

// Fails when the migrations do not lead to the schema: somebody changed one and forgot the other.
const folder = mkdtempSync(join(tmpdir(), 'belowline-drift-'));
const cluster = await EmbeddedCluster.start({ folder, settings: { fsync: 'off' } });
try {
  const compare = ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema', '--exit-code'];
  const env = { ...process.env, DATABASE_URL: cluster.url('postgres'), PRISMA_SCHEMA_ENGINE_BINARY: 'prisma/schema-engine.mjs' };
  execFileSync(process.execPath, ['node_modules/prisma/build/index.js', ...compare], { env, stdio: 'inherit' });
} catch {
  console.error('The migrations and the schema differ. Make a migration: npm run prisma -- migrate dev');
  process.exitCode = 1;
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Arm } from '#domain/operations/arm';
import { Outbox } from '#domain/mail/outbox';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import { WorkerModule } from '#worker/worker.module';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { runCommand } from '../support/command.js';
import { TestSmtp } from '../support/smtp.js';
import { TestApp } from '../support/test-app.js';
import { allTold } from '../support/waiting-jobs.js';

/** Command lines are processes of their own, each of which loads everything: a machine that is busy takes long over it. */
const PATIENCE_MS = 180_000;

const BACKUP = new Date('2026-11-20T12:00:00.000Z');

/** As a restore leaves it: noted before anything starts. */
async function startRestored(smtp: TestSmtp): Promise<TestApp> {
  return TestApp.start({ SMTP_URL: smtp.url, STAFF_PROOF: 'off' }, [WorkerModule], async (app) => {
    await app.get(Database).client.restoration.create({ data: { id: newId(), backupMadeAt: BACKUP, restoredAt: new Date(Date.now() - 1_000) } });
  });
}

describe('a system that was restored', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await startRestored(smtp);
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
  });

  const arm = (...args: string[]) => runCommand('arm', args, { DATABASE_URL: app.get(Config).databaseUrl });
  /** A letter as the backup had it: written before the restoration. */
  const writeOfBefore = async (to: string) => {
    await app.database.transaction((tx) => app.get(Outbox).add(tx, { template: 'export-ready', to, locale: null, data: { link: 'http://talk.test/account' } }));
    await app.database.client.mail.updateMany({ where: { recipient: to }, data: { createdAt: BACKUP } });
  };
  /** Letters that somebody has asked for since. */
  const countAsked = () => app.database.client.mail.count({ where: { recipient: { not: null }, createdAt: { gt: BACKUP } } });
  const stateOf = async () => (await app.database.client.mail.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } })).map(({ state, _count }) => [state, _count]);

  it('does its work and sends nothing; it is ready, and says that it does not send', async () => {
    await writeOfBefore('before@example.org');
    const author = await makeUser(app, { emailVerified: true });
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id, { author });
    await makeReply(app, thread.id, { parentId: reply.id });
    await app.ask('post', '/auth/password/forgot').send({ email: author.email });
    await allTold(app);
    const ready = await app.page('/health/ready');
    expect([ready.status, ready.body]).toEqual([200, expect.objectContaining({ status: 'ready', sending: 'nothing until npm run arm: restored as it was at 2026-11-20T12:00:00.000Z' })]);
    while ((await countAsked()) === 0) await wait(50);
    expect((await stateOf()).map(([state]) => state)).toEqual(['waiting']);
    expect([smtp.connections, smtp.texts]).toEqual([0, 0]);
  });

  it('asks what becomes of what waits before it sends, and drops what is of before; what was asked for since is sent', async () => {
    const asked = await countAsked();
    const choose = await arm();
    expect([choose.code, choose.stdout]).toEqual([1, '']);
    expect(choose.stderr).toMatch(/^This system was restored as it was at 2026-11-20T12:00:00\.000Z, and still sends nothing\. What waits: \d+ letters, 0 push messages and 0 digests that are due\.\n/);
    expect(choose.stderr).toContain('npm run arm -- --drop-waiting');
    expect([smtp.connections, (await app.page('/health/ready')).body.sending]).toEqual([0, expect.any(String)]);
    const dropped = await arm('--drop-waiting');
    expect([dropped.code, dropped.stdout]).toEqual([0, expect.stringMatching(/^This system sends from now on\. Dropped: \d+ letters/)]);
    await writeAndWait('since@example.org');
    await smtp.until(() => smtp.arrived.length >= 1 + asked);
    expect([smtp.to('before@example.org'), smtp.arrived.length]).toEqual([[], 1 + asked]);
    expect(await app.database.client.mail.count({ where: { state: 'dropped' } })).toBeGreaterThan(0);
    expect((await app.page('/health/ready')).body).not.toHaveProperty('sending');
    expect(await arm()).toMatchObject({ code: 0, stdout: 'This system sends already: it was not restored, or was armed before.\n' });
  }, PATIENCE_MS);

  const writeAndWait = async (to: string) => {
    await app.database.transaction((tx) => app.get(Outbox).add(tx, { template: 'export-ready', to, locale: null, data: { link: 'http://talk.test/account' } }));
    await smtp.until(() => smtp.to(to).length === 1);
  };
});

describe('arming a restored system', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    // No worker: jobs of the backup wait.
    app = await TestApp.start({ STAFF_PROOF: 'off' });
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
  });

  it('waits for the jobs of the backup unless told not to, sends what waits when told to, and queues what the queue has forgotten', async () => {
    await makeReply(app, (await makeThread(app)).id);
    await app.database.transaction((tx) => app.get(Outbox).add(tx, { template: 'export-ready', to: 'forgotten@example.org', locale: null, data: {} }));
    await app.database.client.$executeRaw`DELETE FROM jobs.job WHERE name = 'mail.send'`;
    await app.database.client.restoration.create({ data: { id: newId(), backupMadeAt: BACKUP, restoredAt: new Date() } });
    const arm = app.get(Arm);
    expect(await arm.run('send', { jobsToo: false })).toEqual({ kind: 'jobs-first', jobs: 1 });
    expect(await arm.run('none', { jobsToo: true })).toMatchObject({ kind: 'choose', letters: 1, pushes: 0, digests: 0 });
    expect(await arm.run('send', { jobsToo: true })).toMatchObject({ kind: 'armed', letters: 1 });
    const [row] = await app.database.client.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM jobs.job WHERE name = 'mail.send' AND state = 'created'`;
    expect(row?.count).toBe(1);
    expect(await arm.run('none', { jobsToo: false })).toEqual({ kind: 'armed-before' });
  });

  it('passes over digests that are due when what waits is dropped', async () => {
    const reader = await makeUser(app, { emailVerified: true });
    await app.database.client.restoration.create({ data: { id: newId(), backupMadeAt: BACKUP, restoredAt: new Date() } });
    await app.database.client.preference.create({ data: { userId: reader.id, digest: 'daily', digestDueAt: BACKUP, digestFrom: null, updatedAt: BACKUP } });
    expect(await app.get(Arm).run('drop', { jobsToo: true })).toMatchObject({ kind: 'armed', digests: 1 });
    const { digestFrom } = await app.database.client.preference.findUniqueOrThrow({ where: { userId: reader.id } });
    expect(digestFrom?.getTime()).toBeGreaterThan(BACKUP.getTime());
  });
});

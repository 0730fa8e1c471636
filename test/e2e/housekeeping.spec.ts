import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform/database/new-id';
import { Housekeeping } from '../../apps/worker/src/jobs/housekeeping.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { asOwner } from '../support/test-database.js';

const DAY_MS = 86_400_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);

describe('what is forgotten every hour', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ STAFF_PROOF: 'off' }, [WorkerModule])));
  afterAll(() => app.stop());

  const invite = async (siteId: string, email: string, expiresAt: Date) => {
    const { id } = await makeUser(app, { role: 'admin' });
    await app.database.client.invitation.create({ data: { id: newId(), siteId, email, emailKey: email, role: 'moderator', tokenHash: Buffer.from(email), invitedById: id, createdAt: daysAgo(60), expiresAt } });
  };

  it('are invitations a month after they ran out, with whom they were for', async () => {
    const { site } = await makeThread(app);
    await invite(site.id, 'long-ago@example.org', daysAgo(31));
    await invite(site.id, 'lately@example.org', daysAgo(29));
    await app.get(Housekeeping).run();
    expect((await app.database.client.invitation.findMany({ select: { email: true } })).map(({ email }) => email)).toEqual(['lately@example.org']);
  });

  it('is who looked at a reply, once nobody does', async () => {
    const thread = await makeThread(app);
    const [before, now] = [await makeReply(app, thread.id), await makeReply(app, thread.id)];
    for (const [reply, until] of [[before, daysAgo(1)], [now, new Date()]] as const) await app.database.client.lease.create({ data: { replyId: reply.id, userId: reply.by.id, until } });
    await app.get(Housekeeping).run();
    expect((await app.database.client.lease.findMany()).map(({ replyId }) => replyId)).toEqual([now.id]);
  });

  it('is a network address, 30 days after it was last used: only a keyed hash is left, which does not tell it', async () => {
    const [before, now] = [await makeUser(app), await makeUser(app)];
    for (const [{ sessionId }, rotatedAt] of [[before, daysAgo(31)], [now, daysAgo(29)]] as const) await app.database.client.session.update({ where: { id: sessionId }, data: { address: '192.0.2.7', rotatedAt } });
    await app.get(Housekeeping).run();
    const addresses = await Promise.all([before, now].map(async ({ sessionId }) => (await app.database.client.session.findUniqueOrThrow({ where: { id: sessionId } })).address));
    expect(addresses).toEqual([expect.not.stringContaining('192.0.2'), '192.0.2.7']);
    expect(addresses[0]?.length).toBeGreaterThan(40);
  });

  it('is everything else, where one kind of it cannot be; and also where there is so much that a statement takes longer than a request may', async () => {
    const { site } = await makeThread(app);
    await invite(site.id, 'in-the-way@example.org', daysAgo(31));
    const reader = await makeUser(app);
    await app.database.client.heldName.create({ data: { nameKey: 'somebodyelse', userId: reader.id, heldUntil: daysAgo(1) } });
    await asOwner(app, `CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not this one'; END $$; CREATE TRIGGER hold BEFORE DELETE ON invitations FOR EACH ROW EXECUTE FUNCTION hold()`);
    await asOwner(app, `CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(4); RETURN OLD; END $$; CREATE TRIGGER slow BEFORE DELETE ON held_names FOR EACH ROW EXECUTE FUNCTION slow()`);
    await expect(app.get(Housekeeping).run()).rejects.toThrow('Not forgotten: invitations.');
    expect(await app.database.client.heldName.count()).toBe(0);
    await asOwner(app, 'DROP TRIGGER hold ON invitations; DROP TRIGGER slow ON held_names');
    await app.get(Housekeeping).run();
    expect(await app.database.client.invitation.count({ where: { email: 'in-the-way@example.org' } })).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountLetters } from '#domain/identity/account-letters';
import { MailStops } from '#domain/mail/mail-stops';
import { DeleteUsers } from '#domain/privacy/delete-users';
import { MakeExport } from '#domain/privacy/make-export';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { recount } from '../support/recount.js';
import { nextEvent, TestApp } from '../support/test-app.js';

const PASSWORD = 'four quiet words here';
const HOUR = 3_600_000;

describe('what is kept about a reader', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => (app = await TestApp.start({ STAFF_PROOF: 'off' })));
  afterAll(() => app.stop());

  const register = async (traits: { email?: string; name?: string } = {}) => {
    made += 1;
    const input = { email: traits.email ?? `kept.${made}@example.org`, name: traits.name ?? `Kept number ${made}`, password: PASSWORD };
    const { body } = await app.ask('post', '/auth/register').send(input);
    return { ...input, id: String(body.user.id), token: String(body.accessToken) };
  };
  const post = async (threadId: string, token: string, body: string, parentId?: string) => {
    const answer = await app.ask('post', `/threads/${threadId}/replies`, { token }).send({ body, ...(parentId ? { parentId } : {}) });
    return String(answer.body.id);
  };

  describe('an export', () => {
    it('has everything, what was hidden too, as JSON and as a table; for its owner alone and once a day', async () => {
      const thread = await makeThread(app);
      const [reader, moderator, stranger] = [await register(), await makeUser(app, { role: 'moderator' }), await register()];
      const open = await post(thread.id, reader.token, 'My opinion of the matter.');
      await app.ask('patch', `/replies/${open}`, reader).send({ body: 'My better opinion of the matter.' });
      const rejected = await post(thread.id, reader.token, 'What they would not have.');
      await app.ask('post', `/moderation/replies/${rejected}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'off-topic', note: 'Elsewhere.' });
      const withdrawn = await post(thread.id, reader.token, 'What I took back.');
      await app.ask('delete', `/replies/${withdrawn}`, reader);

      await app.ask('put', `/threads/${thread.id}/draft`, reader).send({ body: 'What I had not finished.' });
      await app.ask('put', `/mutes/users/${stranger.id}`, reader);
      const calling = await post(thread.id, stranger.token, `@[Somebody](user:${reader.id})`);

      const asked = await app.ask('post', '/me/export', reader);
      expect([asked.status, Object.keys(asked.body as object)]).toEqual([202, ['id']]);
      const exportId = String(asked.body.id);
      expect((await app.ask('get', `/me/export/${exportId}`, reader)).body).toMatchObject({ state: 'waiting', progress: 0, files: [] });
      expect((await app.ask('get', `/me/export/${exportId}/json`, reader)).body.code).toBe('export.absent');
      await app.get(MakeExport).run({ exportId });
      const ready = await app.ask('get', `/me/export/${exportId}`, reader);
      expect(ready.body).toMatchObject({ state: 'ready', progress: 100, files: [{ format: 'json' }, { format: 'csv' }] });

      const json = await app.ask('get', `/me/export/${exportId}/json`, reader);
      expect(json.headers['content-disposition']).toContain('attachment');
      const everything = json.body;
      expect(everything.account).toMatchObject({ email: reader.email, name: reader.name });
      expect(everything.logIns).toHaveLength(1);
      const texts = everything.replies.map(({ status, revisions }: { status: string; revisions: { body: string }[] }) => [status, ...revisions.map(({ body }) => body)]);
      expect(texts).toEqual([
        ['published', 'My opinion of the matter.', 'My better opinion of the matter.'],
        ['rejected', 'What they would not have.'],
        ['withdrawn', 'What I took back.'],
      ]);
      expect(everything.replies[1].decisions).toMatchObject([{ decision: 'reject', reason: 'off-topic', note: 'Elsewhere.' }]);
      expect(everything).toMatchObject({ drafts: [{ body: 'What I had not finished.', threadId: thread.id }], muted: [{ muted: { id: stranger.id } }], mentionedIn: [{ replyId: calling }] });
      expect(json.text).not.toMatch(/argon2|passwordHash|"seed"/);

      const csv = await app.ask('get', `/me/export/${exportId}/csv`, reader);
      expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(csv.text).toContain('replies,3,revisions.0.body,What I took back.');

      for (const path of ['', '/json', '/csv']) expect((await app.ask('get', `/me/export/${exportId}${path}`, stranger)).body.code).toBe('export.absent');
      const again = await app.ask('post', '/me/export', reader);
      expect([again.status, again.body.code, Number(again.headers['retry-after']) > 86_000]).toEqual([429, 'export.too-soon', true]);
    });

    it('is made at the next try where one failed', async () => {
      const reader = await register();
      const exportId = String((await app.ask('post', '/me/export', reader)).body.id);
      const letters = app.get(AccountLetters);
      const add = letters.add.bind(letters);
      letters.add = () => Promise.reject(new Error('Out of reach for a moment.'));
      await expect(app.get(MakeExport).run({ exportId })).rejects.toThrow('Out of reach for a moment.');
      expect((await app.ask('get', `/me/export/${exportId}`, reader)).body).toMatchObject({ state: 'failed', files: [] });
      letters.add = add;
      await app.get(MakeExport).run({ exportId });
      expect((await app.ask('get', `/me/export/${exportId}`, reader)).body.state).toBe('ready');
    });

    it('is asked for once, though ten ask at the same moment', async () => {
      const reader = await register();
      const answers = await Promise.all(Array.from({ length: 10 }, () => app.ask('post', '/me/export', reader)));
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
      expect(answers.filter(({ body }) => body.code === 'export.too-soon')).toHaveLength(9);
    });
  });

  describe('being forgotten', () => {
    it('asks for the password, or for a fresh proof', async () => {
      const reader = await register();
      const wrong = await app.ask('delete', '/me', reader).send({ password: 'not my password' });
      expect([wrong.status, wrong.body.code]).toEqual([403, 'password.wrong']);
      await app.database.client.session.updateMany({ where: { userId: reader.id }, data: { provenAt: new Date(Date.now() - HOUR) } });
      expect((await app.ask('delete', '/me', reader).send({})).body.code).toBe('proof.needed');
      expect((await app.ask('delete', '/me', reader).send({ password: PASSWORD })).status).toBe(204);
    });

    it('can be taken back for a day', async () => {
      const reader = await register();
      await app.ask('delete', '/me', reader).send({ password: PASSWORD });
      const { body } = await app.ask('get', '/me', reader);
      expect(new Date(String(body.deletionAt)).getTime() - Date.now()).toBeGreaterThan(23 * HOUR);
      await app.get(DeleteUsers).run();
      expect((await app.ask('delete', '/me/deletion', reader)).status).toBe(204);
      expect((await app.ask('get', '/me', reader)).body.deletionAt).toBeNull();
    });

    it('is not for the last admin', async () => {
      const admin = await makeUser(app, { role: 'admin' });
      const refused = await app.ask('delete', '/me', admin).send({});
      expect([refused.status, refused.body.code]).toEqual([409, 'user.last-admin']);
    });

    it('takes the letters to every address of one’s own along, and nobody else’s', async () => {
      const { client } = app.database;
      const [reader, other] = [await register({ email: '______@wild.example' }), await register({ email: 'leilax@wild.example' })];
      for (const email of ['wanted.elsewhere@wild.example', other.email]) {
        expect((await app.ask('post', '/me/email', reader).send({ email, password: PASSWORD })).status).toBe(202);
      }
      await app.ask('post', '/auth/password/forgot').send({ email: reader.email });
      await app.ask('post', '/auth/password/forgot').send({ email: other.email });
      const stops = app.get(MailStops);
      for (const { email } of [reader, other]) await stops.add(client, email, 'bounce');
      await app.ask('delete', '/me', reader).send({ password: PASSWORD });
      const before = await client.mail.count({ where: { recipient: other.email } });
      app.setTime(new Date(Date.now() + 25 * HOUR));
      await app.get(DeleteUsers).run();
      app.setTime(new Date());
      expect(await client.mail.count({ where: { recipient: other.email } })).toBe(before);
      expect(before).toBeGreaterThan(1);
      expect(await client.mail.count({ where: { recipient: { in: [reader.email, 'wanted.elsewhere@wild.example'] } } })).toBe(0);
      const asked = await client.$queryRaw<{ email: string }[]>`SELECT data->>'email' AS email FROM jobs.job WHERE data->>'email' LIKE '%@wild.example'`;
      expect(asked).toEqual([{ email: other.email }]);
      expect([await stops.find(client, reader.email), await stops.find(client, other.email)]).toEqual([null, 'bounce']);
    });

    it('leaves nothing personal in any table, page or event, and the answers of others in their place', async () => {
      const thread = await makeThread(app);
      const reader = await register({ email: 'Vanishing.Reader@example.org', name: 'Vanishing Reader' });
      const other = await register();
      const text = 'A sentence that only this one person would ever have written.';
      const mine = await post(thread.id, reader.token, text);
      const answer = await post(thread.id, other.token, 'An answer that stays.', mine);
      const leaf = await post(thread.id, reader.token, `${text} Twice.`);
      await app.ask('patch', `/replies/${leaf}`, reader).send({ body: `${text} Thrice.` });
      await app.ask('post', `/replies/${answer}/reports`, reader).send({ reason: 'other', note: `${text} As a note.` });
      await app.ask('post', `/replies/${mine}/reports`, other).send({ reason: 'other', note: `They wrote: ${text}` });
      await app.ask('post', `/threads/${thread.id}/replies`, reader).set('Idempotency-Key', 'k1').send({ body: `${text} With a key.` });
      const moderator = await makeUser(app, { role: 'moderator' });
      const decided = await app.ask('post', `/moderation/replies/${leaf}/decisions`, moderator).set('Idempotency-Key', 'k2').send({ decision: 'reject', revision: 2, reason: 'off-topic' });
      expect(decided.status).toBe(201);
      await app.ask('put', `/threads/${thread.id}/draft`, reader).send({ body: `${text} As a draft.` });
      await app.ask('put', `/mutes/users/${other.id}`, reader);
      await app.ask('put', `/mutes/users/${reader.id}`, other);
      const called = await post(thread.id, other.token, `Well said, @[Vanishing \\] Reader](user:${reader.id}).`);
      await app.ask('patch', `/replies/${called}`, other).send({ body: 'Well said.' });
      await app.ask('patch', `/replies/${called}`, other).send({ body: `Well said, @[Vanishing Reader](user:${reader.id})!` });
      await post(thread.id, other.token, `Never linked: \`@[Vanishing Reader](user:${reader.id})\` and [to @[Vanishing Reader](user:${reader.id})](https://example.org).`);
      await app.ask('put', `/threads/${thread.id}/draft`, other).send({ body: `And, @[Vanishing Reader](user:${reader.id}),` });
      await app.ask('patch', '/me', reader).send({ bio: `${text} In my bio.`, name: 'Vanished Reader' });
      // What a site has of them: a role, an invitation to another, and what was decided there.
      const admin = await makeUser(app, { role: 'admin' });
      await app.ask('post', `/moderation/users/${reader.id}/sanctions`, moderator).send({ kind: 'premoderate', reason: 'other', siteId: thread.site.id }).expect(201);
      await app.ask('put', `/users/${reader.id}/role`, admin).send({ role: 'staff', siteId: thread.site.id }).expect(200);
      await app.ask('post', `/sites/${thread.site.id}/invitations`, admin).send({ email: reader.email, role: 'moderator' }).expect(201);
      const { body: asked } = await app.ask('post', '/me/export', reader);
      await app.get(MakeExport).run({ exportId: String(asked.id) });
      const { body: everything } = await app.ask('get', `/me/export/${String(asked.id)}/json`, reader);
      expect(everything).toMatchObject({ siteRoles: [{ siteId: thread.site.id, role: 'staff' }], sanctions: [{ kind: 'premoderate', siteId: thread.site.id }], account: { siteStandings: { [thread.site.id]: { standing: 'premoderated' } } } });
      const socket = await app.connect({ token: reader.token });
      const ended = nextEvent(socket, 'session.ended');

      await app.ask('delete', '/me', reader).send({ password: PASSWORD });
      app.setTime(new Date(Date.now() + 25 * HOUR));
      await Promise.all([app.get(DeleteUsers).run(), app.get(DeleteUsers).run()]);
      expect(await ended).toEqual({ code: 'session.deleted' });
      app.setTime(new Date(Date.now() + 26 * HOUR));
      await app.get(DeleteUsers).run();

      expect(await tablesHolding(app, [text, 'vanishing', 'vanished'])).toEqual([]);
      expect(await app.database.client.user.findUnique({ where: { id: reader.id }, select: { deleteAfter: true, replyCount: true } })).toEqual({ deleteAfter: null, replyCount: 0 });
      for (const path of [`/threads/${thread.id}/replies`, `/replies/${mine}`, `/replies/${mine}/revisions`, `/threads/${thread.id}/events?after=0`, `/replies/${answer}/context`]) {
        const page = await app.ask('get', path);
        expect(page.text).not.toMatch(/vanish|only this one person/i);
      }
      expect((await app.ask('get', `/replies/${answer}/context`)).body.path.map(({ status }: { status: string }) => status)).toEqual(['withdrawn', 'published']);
      expect((await app.ask('get', `/users/${reader.id}`)).body.code).toBe('user.absent');
      expect((await app.ask('get', `/users/${reader.id}/replies`)).body.code).toBe('user.absent');
      expect((await app.ask('get', `/replies/${called}`)).body).toMatchObject({ body: 'Well said, @–!', html: '<p>Well said, @–!</p>' });
      const { client } = app.database;
      expect(await Promise.all([client.draft.count({ where: { userId: reader.id } }), client.mute.count({ where: { OR: [{ userId: reader.id }, { mutedId: reader.id }] } }), client.mention.count({ where: { userId: reader.id } }), client.siteRole.count({ where: { userId: reader.id } }), client.invitation.count()])).toEqual([0, 0, 0, 0, 0]);
      expect((await app.ask('post', '/auth/login').send({ email: reader.email, password: PASSWORD })).body.code).toBe('login.wrong');
      expect(await recount(app)).toEqual([]);
      expect((await app.ask('post', '/auth/register').send({ email: reader.email, name: 'Vanishing Reader', password: PASSWORD })).status).toBe(201);
    });
  });
});

/** Every table, of the queue too, that has one of these texts in any column. */
async function tablesHolding({ database: { client } }: TestApp, texts: string[]): Promise<string[]> {
  const tables = await client.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'jobs')`;
  const pattern = `%(${texts.join('|')})%`;
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await client.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM ${name} each WHERE lower(each::text) SIMILAR TO lower($1) LIMIT 1`, pattern);
      return rows.length > 0 ? [name] : [];
    }),
  );
  return found.flat();
}

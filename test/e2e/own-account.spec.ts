import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NAME_HELD_SECONDS } from '#domain/identity/names.store';
import { NAME_CHANGE_SECONDS } from '#domain/identity/user';
import { makeUser } from '../make/user.js';
import { nextEvent, TestApp } from '../support/test-app.js';

const PASSWORD = 'four quiet words here';

describe('one’s own account', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const logIn = (email: string, userAgent: string) => app.ask('post', '/auth/login').set('User-Agent', userAgent).send({ email, password: PASSWORD });
  const register = async (name = `Own number ${++made}`) => {
    const email = `own.${++made}@example.org`;
    const answer = await app.ask('post', '/auth/register').send({ email, password: PASSWORD, name });
    return { email, answer, id: String(answer.body.user?.id), token: String(answer.body.accessToken) };
  };

  describe('its name', () => {
    it('is one reader’s in 30 confusable spellings at once', async () => {
      const spellings = ['Paul Allison', 'PauI Allison', 'Pau1 Allison', 'paul allison', 'Paul-Allison', 'Ｐａｕｌ Allison', 'PAUL ALLISON', 'Paul Al\u200blison', 'Paul A11ison', 'Paul.Allison'];
      const answers = await Promise.all(Array.from({ length: 30 }, (_, place) => register(spellings[place % spellings.length])));
      expect(answers.filter(({ answer }) => answer.status === 201)).toHaveLength(1);
      expect(answers.filter(({ answer }) => answer.body.code === 'name.taken')).toHaveLength(29);
    });

    it.each([['Lеila', 'must be written in one script'], ['Moderator', 'is kept for the people who run this place'], ['a\u200d\u200d', 'must have 3 to 30 visible characters']])('is not %j', async (name, message) => {
      const { answer } = await register(name);
      expect([answer.status, answer.body.errors]).toEqual([422, [{ path: 'name', message }]]);
    });

    it('goes to one of two who want it at the same moment, and never to both', async () => {
      const people = await Promise.all(Array.from({ length: 20 }, () => makeUser(app)));
      const answers = await Promise.all(people.map(({ token }) => app.ask('patch', '/me', { token }).send({ name: 'Wanted by all' })));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ body }) => body.code === 'name.taken')).toHaveLength(19);
    });
  });

  it('says what one wants said, and speaks one’s language at one’s hour', async () => {
    const { token } = await register();
    const changed = await app.ask('patch', '/me', { token }).send({ bio: 'آرام.', locale: 'fa-AF', timeZone: 'Asia/Kabul' });
    expect(changed.body).toMatchObject({ bio: 'آرام.', locale: 'fa-AF', timeZone: 'Asia/Kabul' });
    for (const wrong of [{ timeZone: 'Mars/Base' }, { locale: 'no such thing' }, { bio: 'x'.repeat(501) }, { role: 'admin' }]) {
      expect((await app.ask('patch', '/me', { token }).send(wrong)).status).toBe(422);
    }
  });

  describe('its log-ins', () => {
    it('are listed with device, place and last use', async () => {
      const { email, token } = await register();
      await logIn(email, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0');
      const { body } = await app.ask('get', '/me/sessions', { token });
      expect(body.items).toHaveLength(2);
      expect(body.items[0]).toMatchObject({ current: false, method: 'password', device: 'Firefox, Windows', place: null });
      expect(body.items[1]).toMatchObject({ current: true, method: 'registration' });
      expect(JSON.stringify(body)).not.toContain('127.0.0.1');
    });

    it('end one at a time, sockets and all, and only one’s own', async () => {
      const { email, token } = await register();
      const other = await logIn(email, 'x');
      const socket = await app.connect({ token: String(other.body.accessToken) });
      const ended = nextEvent(socket, 'session.ended');
      const [session] = (await app.ask('get', '/me/sessions', { token })).body.items.filter(({ current }: { current: boolean }) => !current);
      const stranger = await makeUser(app);
      expect((await app.ask('delete', `/me/sessions/${session.id}`, stranger)).status).toBe(404);
      expect((await app.ask('delete', `/me/sessions/${session.id}`, { token })).status).toBe(204);
      expect(await ended).toEqual({ code: 'session.ended-by-owner' });
      expect((await app.ask('get', '/me', { token: String(other.body.accessToken) })).status).toBe(401);
      expect((await app.ask('delete', `/me/sessions/${session.id}`, { token })).body.code).toBe('session.unknown');
      expect((await app.ask('delete', '/me/sessions/nonsense', { token })).body.code).toBe('session.unknown');
    });

    it('end all but the one in use', async () => {
      const { email, token } = await register();
      const others = await Promise.all([logIn(email, 'x'), logIn(email, 'y')]);
      expect((await app.ask('delete', '/me/sessions', { token })).status).toBe(204);
      expect((await app.ask('get', '/me', { token })).status).toBe(200);
      for (const { body } of others) expect((await app.ask('get', '/me', { token: String(body.accessToken) })).status).toBe(401);
    });
  });

  /** A log-in as of now, without going through the door. */
  const freshTokenOf = async (id: string) => {
    const { email } = await app.database.client.user.findUniqueOrThrow({ where: { id } });
    const answer = await logIn(String(email), 'x');
    return { token: String(answer.body.accessToken) };
  };

  // Last: from here on it is another time.
  it('changes its name every two weeks; the one before is held back for a while, and for its owner alone', async () => {
    const start = new Date();
    const after = (seconds: number) => app.setTime(new Date(start.getTime() + seconds * 1_000));
    const { id } = await register('Zahra First');
    const { token } = await freshTokenOf(id);
    const rename = (name: string, by = token) => app.ask('patch', '/me', { token: by }).send({ name });
    expect((await rename('Zahra Second')).body).toMatchObject({ name: 'Zahra Second', nameChangeableAt: expect.any(String) });
    const soon = await rename('Zahra Third');
    expect([soon.status, soon.body.code]).toEqual([409, 'name.too-soon']);
    expect((await register('Zahra-First')).answer.body.code).toBe('name.taken');
    after(NAME_CHANGE_SECONDS + 1);
    const later = await freshTokenOf(id);
    expect((await rename('Zahra First', later.token)).status).toBe(200);
    after(NAME_CHANGE_SECONDS + NAME_HELD_SECONDS + 2);
    expect((await register('Zahra Second')).answer.status).toBe(201);
  });
});

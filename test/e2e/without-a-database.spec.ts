import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { untilAnswered } from '../support/until-answered.js';

describe('when the database cannot be reached', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  it('says so, asks to come again, loses nothing, and goes on by itself afterwards', async () => {
    const thread = await makeThread(app);
    const user = await makeUser(app);
    const post = () => app.ask('post', `/threads/${thread.id}/replies`, user).send({ body: 'Said through an outage.' });
    await app.cutDatabase();
    try {
      const asked = await Promise.all([
        app.ask('get', `/threads/${thread.id}`),
        app.ask('get', `/threads/${thread.id}/replies`),
        app.ask('get', `/threads/${thread.id}/events`),
        app.ask('get', `/counts?url=${encodeURIComponent(thread.url)}`),
        app.ask('get', '/me', user),
        app.ask('post', '/auth/login').send({ email: user.email, password: 'whatever it is' }),
        post(),
      ]);
      expect(asked.map(({ status, body, headers }) => [status, body.code, Number(headers['retry-after']) > 0])).toEqual(asked.map(() => [503, 'service.unavailable', true]));
      expect((await app.page('/health/live')).status).toBe(200);
      expect((await app.page('/health/ready')).body).toMatchObject({ status: 'not ready', parts: { database: 'cannot be reached' } });
    } finally {
      await app.mendDatabase();
    }
    // Who comes before the first connection is made again may be asked to come a moment later.
    expect((await untilAnswered(post)).status).toBe(201);
  });
});

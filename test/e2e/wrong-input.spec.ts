import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RouteDefinition } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { whoMayWhat } from '../support/who-may-what.js';

const ABSENT = '01990000-0000-7000-8000-000000000099';
const all = Object.entries<RouteDefinition>(routes);

describe('wrong input', () => {
  let app: TestApp;
  let ids: Record<string, string>;
  let people: Record<'user' | 'staff' | 'moderator' | 'admin', Somebody>;

  beforeAll(async () => {
    app = await TestApp.start();
    people = {
      user: await makeUser(app),
      staff: await makeUser(app, { role: 'staff' }),
      moderator: await makeUser(app, { role: 'moderator' }),
      admin: await makeUser(app, { role: 'admin' }),
    };
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    ids = { threadId: thread.id, replyId: reply.id, articleId: thread.articleId, siteId: thread.site.id, userId: people.user.id };
  });
  afterAll(() => app.stop());

  const pathOf = ({ path }: RouteDefinition, values: Record<string, string> = ids) => path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? ABSENT);
  const askerOf = ({ access }: RouteDefinition) => (access === 'anyone' ? {} : people[access === 'site-admin' ? 'admin' : access]);
  const methodOf = ({ method }: RouteDefinition) => method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  const ask = (route: RouteDefinition, path = pathOf(route)) => app.ask(methodOf(route), path, askerOf(route));

  const everything = async () => {
    const { client } = app.database;
    const counts = [client.user.count(), client.session.count(), client.site.count(), client.siteKey.count(), client.article.count(), client.thread.count()];
    const more = [client.reply.count(), client.revision.count(), client.threadEvent.count(), client.report.count(), client.decision.count(), client.logEntry.count(), client.idempotencyKey.count(), client.screeningWord.count()];
    return Promise.all([...counts, ...more]);
  };

  const expectProblem = (answer: { status: number; headers: Record<string, string>; body: Record<string, unknown> }, status: number, code: string) => {
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toMatchObject({ status, type: expect.any(String), title: expect.any(String), detail: expect.any(String), requestId: expect.any(String) });
  };

  const unchangedBy = async (work: () => Promise<void>) => {
    const before = await everything();
    await work();
    expect(await everything()).toEqual(before);
  };

  describe.each(all.filter(([, route]) => route.body !== undefined))('%s', (_, route) => {
    it('refuses what is not JSON', () =>
      unchangedBy(async () => {
        expectProblem(await ask(route).set('content-type', 'application/json').send('{"half": '), 400, 'request.not-json');
        expectProblem(await ask(route).set('content-type', 'text/plain').send('hello'), 400, 'request.not-json');
        const deep = `{"deep": ${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
        expectProblem(await ask(route).set('content-type', 'application/json').set('idempotency-key', 'deep').send(deep), 400, 'request.malformed');
        expectProblem(await ask(route).type('form').send({ body: 'hello' }), 400, 'request.not-json');
        expectProblem(await ask(route).set('content-type', 'application/json').send('{"__proto__": {"role": "admin"}}'), 400, 'request.not-json');
      }));

    it('refuses a field that it does not know, by its name', () =>
      unchangedBy(async () => {
        const answer = await ask(route).send({ surprise: 1 });
        expectProblem(answer, 422, 'request.invalid');
        expect(answer.body.errors).toContainEqual({ path: 'surprise', message: 'is not known here' });
      }));

    it('refuses values of another type', () =>
      unchangedBy(async () => {
        const fields = Object.keys((route.body as unknown as { shape?: object }).shape ?? {});
        expectProblem(await ask(route).send(Object.fromEntries(fields.map((field) => [field, { not: 'this' }]))), 422, 'request.invalid');
        expectProblem(await ask(route).send([]), 422, 'request.invalid');
      }));

    it('refuses a body that is too big', () =>
      unchangedBy(async () => {
        const size = (route.bodyLimit ?? 65_536) + 1_000;
        expectProblem(await ask(route).send({ body: 'x'.repeat(size) }), 413, 'request.too-large');
      }));
  });

  it.each(all.filter(([, route]) => route.body === undefined && route.method !== 'GET'))('%s refuses a body', (_, route) =>
    unchangedBy(async () => {
      const answer = await ask(route).set('X-Belowline', '1').send({ surprise: 1 });
      expectProblem(answer, 422, 'request.invalid');
      expect(answer.body.errors).toContainEqual({ path: 'surprise', message: 'is not known here' });
      expectProblem(await ask(route).set('X-Belowline', '1').send([]), 422, 'request.invalid');
      expectProblem(await ask(route).set('X-Belowline', '1').type('form').send({ surprise: 1 }), 400, 'request.not-json');
    }),
  );

  it.each(all.filter(([, route]) => route.body === undefined && route.method !== 'GET' && route.params !== undefined))('%s minds no content type where nothing is sent', (_, route) =>
    unchangedBy(async () => {
      const path = pathOf(route, Object.fromEntries(Object.keys(ids).map((name) => [name, ABSENT])));
      for (const type of ['application/json', 'text/plain', 'application/octet-stream']) {
        expect((await ask(route, path).set('X-Belowline', '1').set('content-type', type).set('content-length', '0')).status).toBe(404);
        expect((await ask(route, path).set('X-Belowline', '1').set('content-type', type)).status).toBe(404);
      }
    }),
  );

  it.each(all.filter(([, route]) => route.params !== undefined))('%s finds nothing under an unknown or malformed id', (_, route) =>
    unchangedBy(async () => {
      const body = route.example?.body as object | undefined;
      for (const id of [ABSENT, 'not-an-id', '1%27%20OR%201=1', '..%2f..%2fsecret']) {
        const unknown = Object.fromEntries(Object.keys(ids).map((name) => [name, id]));
        const answer = await ask(route, pathOf(route, unknown)).query(route.example?.query ?? {}).send(body);
        expect(answer.status).toBe(404);
        expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      }
    }),
  );

  it.each(all.filter(([, route]) => route.access !== 'anyone'))('%s wants to know who asks', (_, route) =>
    unchangedBy(async () => {
      const body = route.example?.body as object | undefined;
      expectProblem(await app.ask(methodOf(route), pathOf(route)).send(body), 401, 'token.absent');
      expectProblem(await app.ask(methodOf(route), pathOf(route), { token: 'nonsense' }).send(body), 401, 'token.invalid');
      expectProblem(await app.ask(methodOf(route), pathOf(route)).set('authorization', 'Basic abc').send(body), 401, 'token.invalid');
    }),
  );

  it('lets each role do what is its own, and nothing above it', async () => {
    const matrix: Record<string, string> = {};
    for (const [name, route] of all.filter(([, each]) => each.access !== 'anyone' && each.access !== 'user')) {
      const statuses = await Promise.all(
        (['user', 'staff', 'moderator', 'admin'] as const).map(async (role) => [role, (await app.ask(methodOf(route), pathOf(route), people[role]).send({ surprise: 1 })).status] as const),
      );
      matrix[name] = statuses.filter(([, status]) => status !== 403).map(([role]) => role).join(' ');
    }
    expect(matrix).toEqual(whoMayWhat);
  });

  it.each([
    ['limit=0'], ['limit=101'], ['limit=many'], ['sort=best-ever'], ['cursor=nonsense'], ['surprise=1'],
    [`cursor=${Buffer.from('oldest 01990000-0000-7000-8000-000000000001').toString('base64url')}`],
  ])('refuses a page asked for with %s', async (query) => {
    expectProblem(await app.ask('get', `/threads/${ids['threadId']}/replies?${query}`), 422, 'request.invalid');
    expectProblem(await app.ask('get', `/threads/${ids['threadId']}/replies?${query}`, people.user), 422, 'request.invalid');
  });

  it('refuses the one character that no text may hold, wherever it stands', () =>
    unchangedBy(async () => {
      for (const [name, route] of all.filter(([, each]) => each.body !== undefined)) {
        const example = route.example?.body as Record<string, unknown>;
        const [field] = Object.entries(example).find(([, value]) => typeof value === 'string') ?? [];
        if (field === undefined) continue;
        const answer = await ask(route).send({ ...example, [field]: `a\0b` });
        expect([name, answer.status, answer.body.errors?.[0]?.path]).toEqual([name, 422, field]);
      }
      expectProblem(await app.ask('put', '/moderation/words', people.moderator).send({ banned: ['a\0b'], suspect: [] }), 422, 'request.invalid');
      expectProblem(await app.page('/api/v1/articles?url=https://a.example/%00'), 422, 'request.invalid');
      expectProblem(await app.page('/api/v1/threads/x/replies?cursor=%00'), 404, 'thread.absent');
    }));

  it('refuses moments that the database cannot keep', () =>
    unchangedBy(async () => {
      for (const closesAt of ['9999-12-31T23:59:59-12:00', '0000-01-01T00:00:00Z', '2026-13-01T00:00:00Z']) {
        expectProblem(await app.ask('post', `/articles/${ids['articleId']}/threads`, people.staff).send({ prompt: 'When?', closesAt }), 422, 'request.invalid');
        expectProblem(await app.ask('patch', `/threads/${ids['threadId']}`, people.moderator).send({ closesAt }), 422, 'request.invalid');
        const url = (await app.ask('get', `/articles/${ids['articleId']}`)).body.url as string;
        expectProblem(await app.ask('post', '/articles', people.staff).send({ url, headline: 'X', publishedAt: closesAt }), 422, 'request.invalid');
      }
    }));

  it('refuses halves of characters, addresses that grow too long, and places that are none', () =>
    unchangedBy(async () => {
      const post = await app.ask('post', `/threads/${ids['threadId']}/replies`, people.user).set('Idempotency-Key', 'half').set('content-type', 'application/json').send('{"body": "half \\ud800 a character"}');
      expectProblem(post, 422, 'request.invalid');
      expectProblem(await app.page(`/api/v1/articles?url=https://a.example/${'é'.repeat(900)}`), 422, 'request.invalid');
      const impossible = Buffer.from('held 9999-99-99T99:99:99.999Z 01990000-0000-7000-8000-000000000001').toString('base64url');
      expectProblem(await app.ask('get', `/moderation/queue?cursor=${impossible}`, people.moderator), 422, 'request.invalid');
      expectProblem(await app.page('/api/v1/threads/%/replies'), 400, 'request.malformed');
    }));

  it('refuses an Idempotency-Key that is none', () =>
    unchangedBy(async () => {
      for (const key of ['', '""', 'with space', 'x'.repeat(256), '"open']) {
        const answer = await app.ask('post', `/threads/${ids['threadId']}/replies`, people.user).set('Idempotency-Key', key).send({ body: 'Hello there.' });
        expectProblem(answer, 400, 'idempotency.key-invalid');
      }
    }));

  it('has nothing at addresses that it does not know', async () => {
    expectProblem(await app.page('/api/v1/nothing'), 404, 'route.absent');
    expectProblem(await app.page('/nothing/at/all'), 404, 'route.absent');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EndFollows } from '#domain/following/end-follows';
import { MOST_BLOCKS, MOST_FOLLOWS } from '#domain/following/follow';
import { newId } from '#platform/database/new-id';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';

describe('following', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  it('and blocking have an end', async () => {
    const [reader, other] = [await makeUser(app), await makeUser(app)];
    const { client } = app.database;
    const at = new Date();
    await client.$executeRaw`
      INSERT INTO users (id, name, name_key, created_at) SELECT gen_random_uuid(), 'crowd', 'crowd ' || n, ${at} FROM generate_series(1, ${MOST_FOLLOWS}) n`;
    const crowd = await client.user.findMany({ where: { name: 'crowd' }, select: { id: true } });
    await client.follow.createMany({ data: crowd.map(({ id }) => ({ id: newId(at), followerId: reader.id, userId: id, createdAt: at })) });
    await client.$executeRaw`UPDATE users SET follower_count = 1 WHERE name = 'crowd'`;
    await client.$executeRaw`UPDATE users SET following_count = ${MOST_FOLLOWS} WHERE id = ${reader.id}::uuid`;
    await client.block.createMany({ data: crowd.slice(0, MOST_BLOCKS).map(({ id }) => ({ userId: reader.id, blockedId: id, createdAt: at })) });
    expect((await app.ask('put', `/follows/users/${other.id}`, reader)).body).toMatchObject({ status: 409, code: 'follow.too-many' });
    expect((await app.ask('put', `/follows/threads/${(await makeThread(app)).id}`, reader)).body.code).toBe('follow.too-many');
    expect((await app.ask('put', `/blocks/users/${other.id}`, reader)).body).toMatchObject({ status: 409, code: 'block.too-many' });
    // Everything of one ends in several transactions, and nobody is counted wrongly after it.
    await app.get(EndFollows).run(reader.id);
    expect(await client.follow.count({ where: { followerId: reader.id } })).toBe(0);
    expect(await recount(app)).toEqual([]);
  });
});

describe('following too much in a day', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ RATE_LIMITS: 'on' })));
  afterAll(() => app.stop());

  it('is limited, and what was refused is given back', async () => {
    const [reader, other] = [await makeUser(app), await makeUser(app)];
    await app.ask('put', `/blocks/users/${reader.id}`, other);
    // More than the general limit of ten seconds would let through is not needed to see that a refusal costs nothing.
    for (let time = 0; time < 5; time += 1) expect((await app.ask('put', `/follows/users/${other.id}`, reader)).status).toBe(403);
    await app.ask('delete', `/blocks/users/${reader.id}`, other);
    expect((await app.ask('put', `/follows/users/${other.id}`, reader)).status).toBe(200);
  });
});

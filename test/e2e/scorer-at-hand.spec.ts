import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Scorers } from '#domain/screening/scorers';
import { newId } from '#platform/database/new-id';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

describe('what scorers have learned, at hand', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const draft = { html: '<p>Something about bridges.</p>', links: [] };
  const learn = (siteId: string) => app.database.client.scorer.create({ data: { siteId, version: 1, decisions: 400, approved: 200, rejected: 200 } });

  it('takes no room for a site that has nothing to say yet', async () => {
    const before = process.memoryUsage().arrayBuffers;
    for (let n = 0; n < 40; n += 1) expect(await app.get(Scorers).score(newId(new Date()), draft)).toBeNull();
    // Two megabytes each would be eighty.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('is read again where it had to make room, and says the same', async () => {
    const sites: string[] = [];
    for (let n = 0; n < 35; n += 1) sites.push((await makeThread(app)).site.id);
    for (const id of sites) await learn(id);
    const score = async () => (await app.get(Scorers).score(sites[0] ?? '', draft))?.score;
    expect(await score()).toBe(0.5);
    for (const id of sites) expect((await app.get(Scorers).score(id, draft))?.score).toBe(0.5);
    expect(await score()).toBe(0.5);
  });

  it('costs nobody a reply where it cannot be read', async () => {
    const thread = await makeThread(app, { settings: { scorer: { mode: 'tag', threshold: 0.9 } } });
    await learn(thread.site.id);
    const owner = new Client({ connectionString: app.ownerUrl });
    await owner.connect();
    try {
      await owner.query('ALTER TABLE scorer_words RENAME TO scorer_words_away');
      await app.ask('post', `/threads/${thread.id}/replies`, await makeUser(app)).send({ body: 'The bridge is open again.' }).expect(201);
    } finally {
      await owner.query('ALTER TABLE scorer_words_away RENAME TO scorer_words');
      await owner.end();
    }
  });
});

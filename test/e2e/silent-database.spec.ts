import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Config } from '#platform/config/config';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { SlowLine } from '../support/slow-line.js';
import { TestApp } from '../support/test-app.js';
import { untilAnswered } from '../support/until-answered.js';

/** SAFETY: whoever writes is told so within two seconds. A machine may be busy with something else besides. */
const TOLD_MS = 3_000;

/** And goes on within five when it is back. */
const BACK_MS = 5_000;

describe('when the database is connected to and says nothing', () => {
  let home: TestApp;
  let line: SlowLine;
  let app: TestApp;
  beforeAll(async () => {
    home = await TestApp.start();
    const { databaseUrl } = home.get(Config);
    line = await SlowLine.to(Number(new URL(databaseUrl).port), new URL(databaseUrl).hostname);
    app = await TestApp.start({ DATABASE_URL: line.over(databaseUrl) });
  });
  afterAll(async () => {
    line.speakAgain();
    await app.stop();
    await home.stop();
    await line.close();
  });

  it('answers what was being done with 503 and asks to come again, and goes on by itself when it speaks', async () => {
    const [thread, user] = [await makeThread(home), await makeUser(home)];
    const post = () => app.ask('post', `/threads/${thread.id}/replies`, user).send({ body: `Said into the silence, ${crypto.randomUUID()}.` });
    expect((await post()).status).toBe(201);
    line.fallSilent();
    const began = performance.now();
    const { status, body, headers } = await post();
    expect([status, body.code, Number(headers['retry-after']) > 0]).toEqual([503, 'service.unavailable', true]);
    expect(performance.now() - began).toBeLessThan(TOLD_MS);
    expect((await app.page('/health/live')).status).toBe(200);
    line.speakAgain();
    const spoke = performance.now();
    expect((await untilAnswered(post)).status).toBe(201);
    expect(performance.now() - spoke).toBeLessThan(BACK_MS);
  });
});

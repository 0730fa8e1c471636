import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AccessTokens } from '#domain/identity/access-token';
import { Clock } from '#platform/clock/clock';
import { CommonTime } from '#platform/clock/common-time';
import { makeUser } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

const QUARTER_MS = 15 * 60_000;

/** The machine's clock goes wrong, for everything in this process. */
function goWrongBy(ms: number): void {
  const right = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => right() + ms);
}

describe('the time that all processes have in common', () => {
  let app: TestApp;
  beforeAll(async () => {
    goWrongBy(-QUARTER_MS);
    app = await TestApp.start();
    jest.restoreAllMocks();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => app.stop());

  /** A look that took long says too little, and is made again. */
  const compared = async () => {
    while (!(await app.get(CommonTime).compare()));
  };
  const offBy = () => app.get(Clock).utcMs() - Date.now();

  it('is that of PostgreSQL from the start on, where the machine has another', () => {
    // What was slow then is put right still, and the machine’s clock is right again.
    expect(offBy()).toBeGreaterThan(QUARTER_MS - 1_000);
    expect(offBy()).toBeLessThan(QUARTER_MS + 1_000);
  });

  it('is the machine’s own again when that is right, and not touched by small differences', async () => {
    await compared();
    expect(Math.abs(offBy())).toBeLessThan(1_000);
    const before = offBy();
    goWrongBy(400);
    await compared();
    jest.restoreAllMocks();
    // Two looks at two clocks.
    expect(Math.abs(offBy() - before)).toBeLessThan(5);
  });

  it('is what access tokens go by', async () => {
    const { token } = await makeUser(app);
    const tokens = app.get(AccessTokens);
    expect((await app.ask('get', '/me', { token })).status).toBe(200);
    // Over by the machine’s clock, and not by that of all.
    goWrongBy(QUARTER_MS);
    await compared();
    expect(tokens.read(token)).toBeDefined();
    expect((await app.ask('get', '/me', { token })).status).toBe(200);
    // Not over by the machine’s clock, and over by that of all.
    jest.restoreAllMocks();
    expect(tokens.read(token)).toBeDefined();
    app.get(Clock).follow(QUARTER_MS);
    expect(tokens.read(token)).toBeUndefined();
    expect((await app.ask('get', '/me', { token })).status).toBe(401);
    await compared();
  });
});

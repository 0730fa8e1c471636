import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';

describe('a transaction in which a statement fails whose answer nobody waited for', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  it('says what was wrong with that one, and not that the next came too late', async () => {
    const failing = app.database.rawTransaction(async (tx) => {
      tx.later(tx.$queryRaw`SELECT 1 / 0`);
      await tx.$queryRaw`SELECT 1`;
    });
    await expect(failing).rejects.toMatchObject({ message: 'division by zero' });
    expect(await app.database.rawTransaction((tx) => tx.$queryRaw`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  });
});

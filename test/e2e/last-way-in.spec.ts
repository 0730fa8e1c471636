import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

describe('the last way in', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const passkeyOf = async ({ id }: { id: string }, passkeyId: string) =>
    app.database.client.passkey.create({ data: { id: passkeyId, userId: id, publicKey: new Uint8Array(1), transports: [], name: passkeyId, createdAt: new Date() } });
  /** Somebody who has passkeys and nothing else. */
  const withPasskeysAlone = async (...ids: string[]): Promise<Somebody> => {
    const somebody = await makeUser(app);
    await app.database.client.user.update({ where: { id: somebody.id }, data: { email: null, emailKey: null } });
    for (const id of ids) await passkeyOf(somebody, id);
    return somebody;
  };

  it('stays', async () => {
    const somebody = await withPasskeysAlone('only');
    const answer = await app.ask('delete', '/me/passkeys/only', somebody);
    expect([answer.status, answer.body.code]).toEqual([409, 'credentials.last']);
    expect((await app.ask('get', '/me/credentials', somebody)).body.passkeys).toMatchObject([{ id: 'only', name: 'only', lastUsedAt: null, backedUp: false }]);
  });

  it('stays when both of two are removed at the same moment', async () => {
    const somebody = await withPasskeysAlone('one', 'other');
    const answers = await Promise.all(['one', 'other'].map((id) => app.ask('delete', `/me/passkeys/${id}`, somebody)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('is not a passkey where there is an address', async () => {
    const somebody = await makeUser(app);
    await passkeyOf(somebody, 'spare');
    expect((await app.ask('delete', '/me/passkeys/spare', somebody)).status).toBe(204);
  });
});

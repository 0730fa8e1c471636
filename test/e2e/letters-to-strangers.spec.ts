import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountLetters } from '#domain/identity/account-letters';
import { findUser } from '#domain/identity/users.store';
import { Outbox } from '#domain/mail/outbox';
import { makeUser } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

describe('a letter about a passkey', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  it.each([
    [true, 'Win at casino.example'],
    [false, '…'],
  ])('to an address whose being confirmed is %j calls it %j', async (emailVerified, name) => {
    const { id, email } = await makeUser(app, { emailVerified });
    await app.database.transaction(async (tx) => {
      const user = await findUser(tx, id);
      if (user) await app.get(AccountLetters).add(tx, 'passkey-added', user, { name: 'Win at casino.example' });
    });
    const { data } = await app.database.client.mail.findFirstOrThrow({ where: { recipient: email } });
    expect(app.get(Outbox).open(data as string)).toMatchObject({ name });
  });
});

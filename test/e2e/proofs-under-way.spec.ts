import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MakeRecoveryCodes } from '#domain/credentials/make-recovery-codes';
import { RemovePasskey } from '#domain/credentials/remove-passkey';
import { RemoveTotp } from '#domain/credentials/remove-totp';
import { UnlinkProvider } from '#domain/credentials/unlink-provider';
import { AccessTokens } from '#domain/identity/access-token';
import { ChangeAddress } from '#domain/identity/change-address';
import { ChangePassword } from '#domain/identity/change-password';
import { LogIn } from '#domain/identity/log-in';
import { ResetPassword } from '#domain/identity/reset-password';
import { Sessions } from '#domain/identity/sessions';
import type { Caller } from '#domain/identity/user';
import { makeMailLink } from '../make/mail-link.js';
import { TestApp } from '../support/test-app.js';

const PASSWORD = 'four quiet words here';
const NEW_PASSWORD = 'five quiet words right here';

/** Comparing a password takes its time, and its turn. What was proved before the owner set another must come to nothing after that. */
describe('a proof that is under way when the password is set anew', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const register = async () => {
    const email = `under.way.${++made}@test.example`;
    const { body } = await app.ask('post', '/auth/register').send({ email, password: PASSWORD, name: `Under way ${made}` });
    return { email, id: String(body.user.id), token: String(body.accessToken) };
  };
  const reset = async (user: { id: string; email: string }) => app.get(ResetPassword).run(await makeMailLink(app, user, 'reset'), NEW_PASSWORD);
  const callerOf = async (token: string): Promise<Caller> => {
    const claims = app.get(AccessTokens).read(token);
    const caller = claims && (await app.get(Sessions).caller(claims));
    if (!caller) throw new Error('The token is worth nothing.');
    return caller;
  };
  const logIn = async (email: string, password: string) => (await app.ask('post', '/auth/login').send({ email, password })).status;

  it('opens no log-in', async () => {
    const user = await register();
    const proven = await app.get(LogIn).prove(user.email, PASSWORD);
    await reset(user);
    if (!proven) throw new Error('The password was right.');
    await expect(app.get(LogIn).run(proven, { method: 'password', audience: 'reader', userAgent: null, address: null })).rejects.toMatchObject({ code: 'login.wrong' });
    expect(await app.database.client.session.count({ where: { userId: user.id, endedAt: null } })).toBe(0);
  });

  it('takes away nothing that signs one in, and makes no recovery codes', async () => {
    const user = await register();
    const caller = await callerOf(user.token);
    await reset(user);
    const acts = [
      app.get(RemoveTotp).run(caller),
      app.get(MakeRecoveryCodes).run(caller),
      app.get(RemovePasskey).run(caller, 'any'),
      app.get(UnlinkProvider).run(caller, 'any'),
    ];
    for (const outcome of await Promise.allSettled(acts)) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'token.invalid' } });
  });

  it('sets no password and sends no link to another address', async () => {
    const user = await register();
    const caller = await callerOf(user.token);
    await reset(user);
    await expect(app.get(ChangePassword).run(caller, { password: 'the words of somebody else' })).rejects.toMatchObject({ code: 'token.invalid' });
    await expect(app.get(ChangeAddress).run(caller, { email: 'somebody.else@test.example' })).rejects.toMatchObject({ code: 'token.invalid' });
    expect(await app.database.client.mailLink.count({ where: { userId: user.id, kind: 'change' } })).toBe(0);
    expect([await logIn(user.email, 'the words of somebody else'), await logIn(user.email, NEW_PASSWORD)]).toEqual([401, 200]);
  });
});

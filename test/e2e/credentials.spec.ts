import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOTP } from 'otpauth';
import { makeUser } from '../make/user.js';
import { TestApp, type Asker } from '../support/test-app.js';

const PASSWORD = 'four quiet words here';
const STEP_MS = 30_000;
/** The beginning of a time step, so that a test knows which one it is in. */
const START = Math.ceil(Date.now() / STEP_MS) * STEP_MS;

const own = { 'X-Belowline': '1' };

describe('what signs one in', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const at = (seconds: number) => app.setTime(new Date(START + seconds * 1_000));
  const prove = (asker: Asker, body: object) => app.ask('post', '/me/proof', asker).send(body);
  const codeFor = (secret: string, seconds: number) => new TOTP({ secret }).generate({ timestamp: START + seconds * 1_000 });
  const register = async () => {
    const email = `proof.${++made}@example.org`;
    const answer = await app.ask('post', '/auth/register').send({ email, password: PASSWORD, name: `Proof number ${made}` });
    return { id: String(answer.body.user.id), token: String(answer.body.accessToken), email };
  };
  /** Somebody with an authenticator application whose code of the first step is used. */
  const withTotp = async () => {
    at(0);
    const somebody = await register();
    const begun = await app.ask('post', '/me/totp', somebody);
    const secret = String(begun.body.secret);
    const confirmed = await app.ask('post', '/me/totp/confirm', somebody).send({ code: codeFor(secret, 0) });
    return { ...somebody, secret, begun, confirmed, recoveryCodes: confirmed.body.recoveryCodes as string[] };
  };
  const strongOf = async ({ id }: { id: string }) => (await app.database.client.session.findFirstOrThrow({ where: { userId: id } })).strongAt;

  /** What somebody is written of what signs them in. */
  const toldOf = ({ email }: { email: string }) => app.database.client.mail.count({ where: { recipient: email, template: 'second-proof-changed' } });

  describe('an authenticator application', () => {
    it('is told of to its owner whenever it changes, with its recovery codes', async () => {
      const somebody = await withTotp();
      expect(await toldOf(somebody)).toBe(1);
      await app.ask('post', '/me/recovery-codes', somebody);
      expect(await toldOf(somebody)).toBe(2);
      await app.ask('delete', '/me/totp', somebody);
      expect(await toldOf(somebody)).toBe(3);
      await app.ask('delete', '/me/totp', somebody);
      expect(await toldOf(somebody)).toBe(3);
    });

    it('is shown as text, address and picture, and protects nothing until a code of it was shown', async () => {
      at(0);
      const somebody = await register();
      const begun = await app.ask('post', '/me/totp', somebody);
      expect(begun.status).toBe(201);
      expect(begun.body.uri).toContain(`secret=${begun.body.secret}`);
      expect(begun.body.picture).toMatch(/^<svg [^]*<\/svg>$/);
      expect((await app.ask('get', '/me/credentials', somebody)).body).toMatchObject({ password: true, totp: false, recoveryCodesLeft: 0 });
      expect((await prove(somebody, { code: codeFor(begun.body.secret, 0) })).body.code).toBe('proof.wrong');
      const confirmed = await app.ask('post', '/me/totp/confirm', somebody).send({ code: codeFor(begun.body.secret, 0) });
      expect([confirmed.status, confirmed.body.recoveryCodes.length]).toEqual([200, 10]);
      expect((await app.ask('get', '/me/credentials', somebody)).body).toMatchObject({ totp: true, recoveryCodesLeft: 10 });
      const again = await app.ask('post', '/me/totp', somebody);
      expect([again.status, again.body.code]).toEqual([409, 'totp.exists']);
    });

    it('keeps its secret and its codes in no form that could be used', async () => {
      const { id, secret, recoveryCodes } = await withTotp();
      const { client } = app.database;
      const kept = JSON.stringify([await client.totp.findMany({ where: { userId: id } }), await client.recoveryCode.findMany({ where: { userId: id } })], (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
      expect(kept).not.toContain(secret);
      for (const code of recoveryCodes) expect(kept).not.toContain(code);
    });

    it('proves once with each code, also of ten at the same moment', async () => {
      const somebody = await withTotp();
      expect((await prove(somebody, { code: codeFor(somebody.secret, 0) })).body.code).toBe('proof.wrong');
      const code = codeFor(somebody.secret, 30);
      const answers = await Promise.all(Array.from({ length: 10 }, () => prove(somebody, { code })));
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      expect(answers.filter(({ body }) => body.code === 'proof.wrong')).toHaveLength(9);
    });

    it('is confirmed once, also of ten at the same moment', async () => {
      at(0);
      const somebody = await register();
      const begun = await app.ask('post', '/me/totp', somebody);
      const code = codeFor(begun.body.secret, 0);
      const answers = await Promise.all(Array.from({ length: 10 }, () => app.ask('post', '/me/totp/confirm', somebody).send({ code })));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ body }) => body.code === 'totp.exists')).toHaveLength(9);
    });

    it('refuses what is no code, and one of another time', async () => {
      const somebody = await withTotp();
      for (const code of ['12345', 'abcdef', '']) expect((await prove(somebody, { code })).status).toBe(422);
      expect((await prove(somebody, { code: codeFor(somebody.secret, 120) })).body.code).toBe('proof.wrong');
      at(90);
      expect((await prove(somebody, { code: codeFor(somebody.secret, 120) })).status).toBe(204);
    });

    it('goes with its recovery codes', async () => {
      const somebody = await withTotp();
      expect((await app.ask('delete', '/me/totp', somebody)).status).toBe(204);
      expect((await app.ask('delete', '/me/totp', somebody)).body.code).toBe('totp.absent');
      expect((await prove(somebody, { recoveryCode: somebody.recoveryCodes[0] })).body.code).toBe('proof.wrong');
      expect((await app.ask('post', '/me/recovery-codes', somebody)).body.code).toBe('totp.absent');
    });
  });

  describe('a recovery code', () => {
    it('stands in once, however it is typed, also of ten at the same moment', async () => {
      const somebody = await withTotp();
      const [first = '', second = ''] = somebody.recoveryCodes;
      const answers = await Promise.all(Array.from({ length: 10 }, () => prove(somebody, { recoveryCode: first })));
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      expect((await prove(somebody, { recoveryCode: ` ${second.toUpperCase().replaceAll('-', ' ')} ` })).status).toBe(204);
      expect((await app.ask('get', '/me/credentials', somebody)).body.recoveryCodesLeft).toBe(8);
    });

    it('is nobody else’s', async () => {
      const [somebody, stranger] = [await withTotp(), await withTotp()];
      expect((await prove(stranger, { recoveryCode: somebody.recoveryCodes[0] })).body.code).toBe('proof.wrong');
    });

    it('is worth nothing once there are new ones', async () => {
      const somebody = await withTotp();
      const renewed = await app.ask('post', '/me/recovery-codes', somebody);
      expect(renewed.body.recoveryCodes).toHaveLength(10);
      expect((await prove(somebody, { recoveryCode: somebody.recoveryCodes[0] })).body.code).toBe('proof.wrong');
      expect((await prove(somebody, { recoveryCode: renewed.body.recoveryCodes[0] })).status).toBe(204);
    });
  });

  describe('a fresh proof', () => {
    it.each([
      ['post', '/me/passkeys/challenge'],
      ['delete', '/me/passkeys/nothing'],
      ['post', '/me/totp'],
      ['delete', '/me/totp'],
      ['post', '/me/recovery-codes'],
    ] as const)('is asked for by %s %s', async (method, path) => {
      at(0);
      const somebody = await register();
      at(601);
      const late = await app.ask(method, path, somebody);
      expect([late.status, late.body.code]).toEqual([403, 'proof.needed']);
      expect((await prove(somebody, { password: 'not mine' })).body.code).toBe('proof.wrong');
      expect((await prove(somebody, { password: PASSWORD })).status).toBe(204);
      expect((await app.ask(method, path, somebody)).body.code).not.toBe('proof.needed');
    });

    it('is a second proof by anything but the password', async () => {
      at(0);
      const somebody = await register();
      await prove(somebody, { password: PASSWORD });
      expect(await strongOf(somebody)).toBeNull();
      const { secret, ...other } = await withTotp();
      at(30);
      await prove(other, { code: codeFor(secret, 30) });
      expect(await strongOf(other)).toEqual(new Date(START + STEP_MS));
    });

    it('is one thing, of those that there are', async () => {
      const somebody = await register();
      for (const body of [{}, { password: PASSWORD, code: '123456' }, { passkey: {} }]) expect((await prove(somebody, body)).status).toBe(422);
      const none = await prove(somebody, { credential: { id: 'x', type: 'public-key', response: { clientDataJSON: 'nonsense' } } });
      expect(none.body.code).toBe('proof.wrong');
    });
  });

  describe('a passkey', () => {
    it('is made for one’s account, on this host, to sign in without a name and by whoever unlocks it', async () => {
      at(0);
      const somebody = await register();
      const { options } = (await app.ask('post', '/me/passkeys/challenge', somebody)).body;
      expect(options).toMatchObject({
        rp: { id: 'talk.test' },
        user: { id: Buffer.from(somebody.id.replaceAll('-', ''), 'hex').toString('base64url') },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        attestation: 'none',
        excludeCredentials: [],
      });
      const asked = (await app.ask('post', '/auth/passkey/challenge')).body.options;
      expect(asked).toMatchObject({ rpId: 'talk.test', userVerification: 'required', allowCredentials: [] });
      expect(Buffer.from(String(asked.challenge), 'base64url')).toHaveLength(32);
    });

    it('that is none signs nobody in and is not kept', async () => {
      const somebody = await register();
      const { challenge } = (await app.ask('post', '/auth/passkey/challenge')).body.options;
      const said = { type: 'webauthn.get', challenge, origin: 'http://talk.test' };
      const credential = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: { clientDataJSON: Buffer.from(JSON.stringify(said)).toString('base64url') } };
      const answer = await app.ask('post', '/auth/passkey').set(own).send({ credential });
      expect([answer.status, answer.body.code, answer.headers['set-cookie']]).toEqual([401, 'passkey.invalid', undefined]);
      expect((await app.ask('post', '/me/passkeys', somebody).send({ credential, name: 'Telephone' })).body.code).toBe('passkey.invalid');
    });

    it('of nobody’s can be neither renamed nor removed', async () => {
      const somebody = await register();
      expect((await app.ask('patch', '/me/passkeys/AAAA', somebody).send({ name: 'Mine' })).body.code).toBe('passkey.absent');
      expect((await app.ask('delete', '/me/passkeys/AAAA', somebody)).body.code).toBe('passkey.absent');
    });
  });
});

describe('guessing at codes', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ RATE_LIMITS: 'on' })));
  afterAll(() => app.stop());

  it('is counted before it is looked at, also of thirty at the same moment', async () => {
    const somebody = await makeUser(app);
    const answers = await Promise.all(Array.from({ length: 30 }, (_, place) => app.ask('post', '/me/proof', somebody).send({ code: String(100_000 + place) })));
    expect(answers.filter(({ body }) => body.code === 'proof.wrong')).toHaveLength(10);
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited).toHaveLength(20);
    expect(Number(limited[0]?.headers['retry-after'])).toBeGreaterThan(0);
  });
});

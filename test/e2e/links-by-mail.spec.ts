import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAIL_LINK_SECONDS, MOST_GOOD_LINKS } from '#domain/identity/mail-link';
import { WorkerModule } from '#worker/worker.module';
import { nextEvent, TestApp } from '../support/test-app.js';
import { TestSmtp, tokenIn } from '../support/smtp.js';
import { allMailSent } from '../support/waiting-jobs.js';

const PASSWORD = 'four quiet words here';
const NEW_PASSWORD = 'five quiet words right here';
const VERIFY = 'Please confirm your e-mail address';
const RESET = 'Set a new password';
const SIGN_IN = 'Your link to log in';

describe('links by mail', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  let made = 0;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await TestApp.start({ SMTP_URL: smtp.url }, [WorkerModule]);
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
  });

  const register = async (headers: Record<string, string> = {}) => {
    const email = `Linked.${++made}@mail.test`;
    const { body, status } = await app.ask('post', '/auth/register').set(headers).send({ email, password: PASSWORD, name: `Linked number ${made}` });
    expect(status).toBe(201);
    return { email, id: String(body.user.id), token: String(body.accessToken) };
  };
  const logIn = (email: string, password: string, userAgent = 'Unknown') => app.ask('post', '/auth/login').set('User-Agent', userAgent).send({ email, password });
  const verify = (token: string) => app.ask('post', '/auth/email/verify').send({ token });
  const reset = (token: string, password = NEW_PASSWORD) => app.ask('post', '/auth/password/reset').send({ token, password });
  const redeem = (token: string) => app.ask('post', '/auth/link/redeem').send({ token });
  const me = (token: string) => app.ask('get', '/me', { token });
  /** In another case than it was registered in, which is the same account. */
  const forgot = async (email: string) => {
    expect((await app.ask('post', '/auth/password/forgot').send({ email: email.toLowerCase() })).status).toBe(202);
    return smtp.next(email, RESET);
  };
  const subjects = (email: string) => smtp.to(email).map(({ html }) => /<title>(.*)<\/title>/.exec(html)?.[1]);

  it('confirm an address once, in the language of the browser that registered', async () => {
    const { email, token } = await register({ 'Accept-Language': 'fr-CH, fr;q=0.9, en;q=0.8' });
    expect((await me(token)).body).toMatchObject({ emailVerified: false, locale: 'fr-CH' });
    const mail = await smtp.next(email, 'Veuillez confirmer votre adresse électronique');
    expect(mail.text).toContain('http://talk.test/account/verify#token=');
    const answers = await Promise.all(Array.from({ length: 20 }, () => verify(tokenIn(mail))));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'link.invalid')).toHaveLength(19);
    expect((await me(token)).body.emailVerified).toBe(true);
  });

  it('confirm nothing after three days, or once there is a newer one', async () => {
    const begun = new Date();
    const { email, token } = await register();
    const first = tokenIn(await smtp.next(email, VERIFY));
    expect((await app.ask('post', '/me/email/verification', { token })).status).toBe(202);
    await smtp.until(() => smtp.to(email).length === 2);
    const second = tokenIn(await smtp.next(email, VERIFY));
    expect((await verify(first)).body.code).toBe('link.invalid');
    app.setTime(new Date(begun.getTime() + (MAIL_LINK_SECONDS.verify + 60) * 1_000));
    expect((await verify(second)).body.code).toBe('link.invalid');
    app.setTime(begun);
    expect((await verify(second)).status).toBe(204);
  });

  it('set a forgotten password once, also of 20 who try at the same moment; every log-in ends', async () => {
    const { email, token } = await register();
    const socket = await app.connect({ token });
    const ended = nextEvent(socket, 'session.ended');
    const mail = await forgot(email);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, place) => reset(tokenIn(mail), `${NEW_PASSWORD} ${place}`)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'link.invalid')).toHaveLength(19);
    const winner = answers.findIndex(({ status }) => status === 204);
    expect(await ended).toEqual({ code: 'session.password-changed' });
    expect((await me(token)).status).toBe(401);
    expect((await logIn(email, PASSWORD)).status).toBe(401);
    const back = await logIn(email, `${NEW_PASSWORD} ${winner}`);
    expect([back.status, back.body.user.emailVerified]).toEqual([200, true]);
    await smtp.next(email, 'Your password was changed');
  });

  it('set no common password, and are still good after that', async () => {
    const { email } = await register();
    const token = tokenIn(await forgot(email));
    expect((await reset(token, 'password1')).body).toMatchObject({ status: 422, code: 'password.common', errors: [{ path: 'password' }] });
    expect((await reset(token)).status).toBe(204);
    const refused = await app.ask('post', '/auth/register').send({ email: 'common@mail.test', password: '1234567890', name: 'Common one' });
    expect(refused.body.code).toBe('password.common');
  });

  it('set nothing after half an hour, when another one was used, or when they are of another kind', async () => {
    const begun = new Date();
    const { email } = await register();
    const first = tokenIn(await forgot(email));
    await forgot(email);
    await smtp.until(() => smtp.to(email).length === 3);
    const second = tokenIn(await smtp.next(email, RESET));
    expect((await reset(tokenIn(await smtp.next(email, VERIFY)))).body.code).toBe('link.invalid');
    app.setTime(new Date(begun.getTime() + (MAIL_LINK_SECONDS.reset + 60) * 1_000));
    expect((await reset(second)).body.code).toBe('link.invalid');
    app.setTime(begun);
    expect((await reset('a token that nobody made')).body.code).toBe('link.invalid');
    expect((await reset(second)).status).toBe(204);
    expect((await reset(first)).body.code).toBe('link.invalid');
  });


  it('stay good however often strangers ask for others, and fill no mailbox', async () => {
    for (const [path, subject, use] of [['/auth/password/forgot', RESET, reset], ['/auth/link', SIGN_IN, redeem]] as const) {
      const { email } = await register();
      const ask = async () => expect((await app.ask('post', path).send({ email })).status).toBe(202);
      await ask();
      const owners = tokenIn(await smtp.next(email, subject));
      await Promise.all(Array.from({ length: 9 }, ask));
      await allMailSent(app);
      expect(subjects(email).filter((each) => each === subject)).toHaveLength(MOST_GOOD_LINKS);
      const others = smtp.to(email).filter(({ text }) => !text.includes(owners) && !text.includes('/verify#'));
      expect((await use(owners)).status).toBeLessThan(300);
      for (const mail of others) expect((await use(tokenIn(mail))).body.code).toBe('link.invalid');
    }
  });

  it('log in once; whoever registered the address without confirming it is put out', async () => {
    const { email, token, id } = await register();
    const before = await forgot(email);
    expect((await app.ask('post', '/auth/link').send({ email })).status).toBe(202);
    const mail = await smtp.next(email, SIGN_IN);
    const foreign = await redeem(tokenIn(mail)).set('Origin', 'https://elsewhere.example');
    expect(foreign.body.code).toBe('request.foreign-origin');
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(tokenIn(mail))));
    const [inside] = answers.filter(({ status }) => status === 200);
    expect(answers.filter(({ body }) => body.code === 'link.invalid')).toHaveLength(19);
    expect(inside?.body).toMatchObject({ user: { id, emailVerified: true }, expiresIn: 600 });
    expect(String(inside?.headers['set-cookie'])).toMatch(/HttpOnly/);
    expect((await me(String(inside?.body.accessToken))).status).toBe(200);
    expect((await me(token)).status).toBe(401);
    expect((await logIn(email, PASSWORD)).status).toBe(401);
    expect((await reset(tokenIn(before))).body.code).toBe('link.invalid');
  });

  it('leave a confirmed account’s password and log-ins alone', async () => {
    const { email, token } = await register();
    expect((await verify(tokenIn(await smtp.next(email, VERIFY)))).status).toBe(204);
    await app.ask('post', '/auth/link').send({ email });
    expect((await redeem(tokenIn(await smtp.next(email, SIGN_IN)))).status).toBe(200);
    expect((await me(token)).status).toBe(200);
    expect((await logIn(email, PASSWORD)).status).toBe(200);
  });

  it('tell nothing of who has an account', async () => {
    const { email } = await register();
    for (const path of ['/auth/password/forgot', '/auth/link']) {
      const [known, unknown] = [await app.ask('post', path).send({ email }), await app.ask('post', path).send({ email: 'nobody@mail.test' })];
      expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
      expect(known.status).toBe(202);
    }
    await allMailSent(app);
    expect(smtp.to('nobody@mail.test')).toEqual([]);
    expect(subjects(email).sort()).toEqual([VERIFY, RESET, SIGN_IN].sort());
  });

  it('change an address: with the password, told to the old one, by the new one’s link', async () => {
    const { email, token } = await register();
    const old = tokenIn(await forgot(email));
    const address = `moved.${made}@mail.test`;
    const change = (body: object) => app.ask('post', '/me/email', { token }).send(body);
    expect((await change({ email: address, password: 'not my password' })).body.code).toBe('password.wrong');
    expect((await change({ email: address, password: PASSWORD })).status).toBe(202);
    const told = await smtp.next(email, 'Somebody asked to change your e-mail address');
    expect(told.text).toContain(address);
    expect((await me(token)).body.email).toBe(email);
    expect((await verify(tokenIn(await smtp.next(address, 'Please confirm your new e-mail address')))).status).toBe(204);
    expect((await me(token)).body).toMatchObject({ email: address, emailVerified: true });
    await smtp.next(email, 'Your e-mail address was changed');
    expect((await reset(old)).body.code).toBe('link.invalid');
    expect((await logIn(address, PASSWORD)).status).toBe(200);
    expect((await logIn(email, PASSWORD)).status).toBe(401);
  });

  it('do not change an address to one that somebody has, and say so only there', async () => {
    const [taken, mover] = [await register(), await register()];
    expect((await app.ask('post', '/me/email', mover).send({ email: taken.email, password: PASSWORD })).status).toBe(202);
    const answer = await verify(tokenIn(await smtp.next(taken.email, 'Please confirm your new e-mail address')));
    expect([answer.status, answer.body.code]).toEqual([409, 'email.taken']);
    expect((await me(mover.token)).body.email).toBe(mover.email);
  });

  it('are not needed to change a password: every other log-in ends, this one stays', async () => {
    const { email, token } = await register();
    const other = String((await logIn(email, PASSWORD)).body.accessToken);
    const socket = await app.connect({ token: other });
    const ended = nextEvent(socket, 'session.ended');
    const change = (body: object) => app.ask('put', '/me/password', { token }).send(body);
    expect((await change({ password: NEW_PASSWORD, current: 'not my password' })).body.code).toBe('password.wrong');
    expect((await change({ password: 'password1', current: PASSWORD })).body.code).toBe('password.common');
    expect((await change({ password: NEW_PASSWORD, current: PASSWORD })).status).toBe(204);
    expect(await ended).toEqual({ code: 'session.password-changed' });
    expect([(await me(token)).status, (await me(other)).status]).toEqual([200, 401]);
    expect((await logIn(email, NEW_PASSWORD)).status).toBe(200);
    await smtp.next(email, 'Your password was changed');
  });

  it('ask after a log-in from another browser whether it was its owner, once for each', async () => {
    const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const SAFARI = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15';
    const { email } = await register({ 'User-Agent': FIREFOX });
    await logIn(email, PASSWORD, FIREFOX.replaceAll('140.0', '141.0'));
    const answers = await Promise.all(Array.from({ length: 10 }, () => logIn(email, PASSWORD, SAFARI)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    const mail = await smtp.next(email, 'A new log-in: was this you?');
    expect(mail.text).toContain('Safari, macOS');
    await allMailSent(app);
    expect(subjects(email).sort()).toEqual(['A new log-in: was this you?', VERIFY]);
  });

  it('are not the only letters: an export that is ready and a deletion to come are told of', async () => {
    const { email, token } = await register();
    expect((await app.ask('post', '/me/export', { token })).status).toBe(202);
    await smtp.next(email, 'Your data is ready');
    expect((await app.ask('delete', '/me', { token }).send({ password: PASSWORD })).status).toBe(204);
    await smtp.next(email, 'Your account will be deleted');
  });
});

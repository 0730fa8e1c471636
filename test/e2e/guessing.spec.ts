import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Passwords } from '#domain/identity/passwords';
import { TestApp } from '../support/test-app.js';

const PASSWORD = 'four quiet words here';

/** Of SAFETY's defaults: ten tries in ten minutes for an account from one network. */
const TRIES = 10;

describe('guessing at a password', () => {
  let app: TestApp;
  let hashed = 0;
  let made = 0;

  beforeAll(async () => {
    app = await TestApp.start({ RATE_LIMITS: 'on', TRUST_PROXY: 'loopback' });
    const passwords = app.get(Passwords);
    const matches = passwords.matches.bind(passwords);
    passwords.matches = (...given) => {
      hashed += 1;
      return matches(...given);
    };
  });
  afterAll(() => app.stop());

  /** Somebody at a network address of their own, through a proxy that is believed. */
  const from = (address: string) => ({
    register: async () => {
      made += 1;
      const email = `guessed.${made}@example.org`;
      const { status } = await app.ask('post', '/auth/register').set('X-Forwarded-For', address).send({ email, password: PASSWORD, name: `Guessed ${made}` });
      expect(status).toBe(201);
      return email;
    },
    logIn: (email: string, password: string) => app.ask('post', '/auth/login').set('X-Forwarded-For', address).send({ email, password }),
  });

  it('reaches the hasher as often as the limit says, though a hundred try at the same moment', async () => {
    const email = await from('198.51.100.1').register();
    hashed = 0;
    const answers = await Promise.all(Array.from({ length: 100 }, (_, place) => from('198.51.100.2').logIn(email, `guess number ${place}`)));
    expect(hashed).toBeLessThanOrEqual(TRIES);
    expect(answers.filter(({ body }) => body.code === 'login.wrong')).toHaveLength(hashed);
    const turnedAway = answers.filter(({ status }) => status === 429);
    expect(turnedAway).toHaveLength(100 - hashed);
    for (const { headers } of turnedAway) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it('locks nobody out: the owner logs in meanwhile, from elsewhere', async () => {
    const email = await from('198.51.100.3').register();
    await Promise.all(Array.from({ length: 20 }, () => from('198.51.100.4').logIn(email, 'a guess at it')));
    expect((await from('198.51.100.4').logIn(email, PASSWORD)).status).toBe(429);
    expect((await from('198.51.100.3').logIn(email, PASSWORD)).status).toBe(200);
  });

  it('is counted by the /64 network, which is the least that a customer has', async () => {
    const email = await from('2001:db8:7:1::1').register();
    hashed = 0;
    await Promise.all(Array.from({ length: 40 }, (_, place) => from(`2001:db8:7:2::${(place + 1).toString(16)}`).logIn(email, 'a guess at it')));
    expect(hashed).toBeLessThanOrEqual(TRIES);
    expect((await from('2001:db8:7:3::1').logIn(email, PASSWORD)).status).toBe(200);
  });

  it('is counted for the address as it is meant, however it is written', async () => {
    const email = await from('198.51.100.5').register();
    hashed = 0;
    await Promise.all(Array.from({ length: 30 }, (_, place) => from('198.51.100.6').logIn(place % 2 === 0 ? email.toUpperCase() : email, 'a guess at it')));
    expect(hashed).toBeLessThanOrEqual(TRIES);
  });

  it('leaves ten right log-ins at the same moment alone', async () => {
    const email = await from('198.51.100.7').register();
    const answers = await Promise.all(Array.from({ length: 10 }, () => from('198.51.100.8').logIn(email, PASSWORD)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  });
});

describe('a network address that somebody claims to have', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ RATE_LIMITS: 'on' })));
  afterAll(() => app.stop());

  it('is believed of nobody but one’s own proxies', async () => {
    const guess = (place: number) => app.ask('post', '/auth/login').set('X-Forwarded-For', `198.51.100.${place}`).send({ email: 'nobody@example.org', password: 'a guess at it' });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, place) => guess(place)));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(TRIES);
  });
});

import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SendMail } from '#domain/mail/send-mail';
import { makeNotification } from '../make/notification.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { TestSmtp } from '../support/smtp.js';

const DAY_MS = 86_400_000;
/** The same day throughout, though another may begin meanwhile. */
const TODAY = Date.now();
const EVENTS_SECRET = 'what only the mail server and we know';

/** Sent by hand here: nothing happens by itself, and the clock stands where it is put. */
describe('letters held back', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  let thread: MadeThread;
  let ana: Somebody;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await TestApp.start({ SMTP_URL: smtp.url, MAIL_EVENTS_SECRET: EVENTS_SECRET });
    thread = await makeThread(app);
    ana = await makeUser(app);
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
  });

  /** Puts the clock to a time of day in UTC, tomorrow or some days after that: as far as a log-in reaches. */
  const put = (time: string, days = 0) => {
    const now = new Date(`${new Date(TODAY + (days + 1) * DAY_MS).toISOString().slice(0, 10)}T${time}Z`);
    app.setTime(now);
    return now;
  };
  const told = async (bea: Somebody) => {
    const before = await app.database.client.mail.findMany({ select: { id: true } });
    await makeNotification(app, bea.id, { kind: 'answer', actorId: ana.id, replyId: (await makeReply(app, thread.id, { author: ana })).id });
    const { id } = await app.database.client.mail.findFirstOrThrow({ where: { id: { notIn: before.map((row) => row.id) } } });
    return { id, send: () => app.get(SendMail).run({ mailId: id }), state: async () => (await app.database.client.mail.findUniqueOrThrow({ where: { id } })).state };
  };
  const prefer = async (bea: Somebody, body: object) => expect((await app.ask('patch', '/me/preferences', bea).send(body)).status).toBe(200);
  const stopOf = async (bea: Somebody) => ((await app.ask('get', '/me/preferences', bea)).body as { mailStopped: unknown }).mailStopped;
  const tell = (of: TestApp, body: object, sign: (text: string, at: number) => string | null) => {
    const text = JSON.stringify(body);
    const header = sign(text, Math.floor(Date.now() / 1_000));
    const asked = of.ask('post', '/mail/events').set('content-type', 'application/json');
    return (header === null ? asked : asked.set('x-belowline-signature', header)).send(text);
  };
  const signed = (secret: string, late = 0) => (text: string, at: number) => `t=${at - late},v1=${createHmac('sha256', secret).update(`${at - late}.${text}`).digest('hex')}`;

  it('wait for the end of quiet hours on their reader’s clock, across midnight', async () => {
    put('21:29:00');
    const bea = await makeUser(app, { emailVerified: true });
    await app.database.client.user.update({ where: { id: bea.id }, data: { timeZone: 'Asia/Kabul' } });
    await prefer(bea, { quiet: { from: '22:00', to: '07:00' } });
    const letter = await told(bea);
    // 01:59 in Kabul, which is four and a half hours ahead.
    await letter.send();
    expect([smtp.to(bea.email).length, await letter.state()]).toEqual([0, 'waiting']);
    const jobs = await app.database.client.$queryRaw<{ seconds: number }[]>`
      SELECT extract(epoch FROM start_after - created_on)::float8 AS seconds FROM jobs.job WHERE name = 'mail.send' AND data ->> 'mailId' = ${letter.id} ORDER BY 1 DESC`;
    expect(Math.abs((jobs[0]?.seconds ?? 0) - (5 * 3_600 + 60))).toBeLessThan(60);
    put('02:29:59', 1);
    await letter.send();
    expect(smtp.to(bea.email)).toHaveLength(0);
    put('02:30:00', 1);
    await letter.send();
    await letter.send();
    expect([smtp.to(bea.email).length, await letter.state()]).toEqual([1, 'sent']);
  });

  it('come though the night is quiet, where the quiet hours were taken back meanwhile', async () => {
    put('23:30:00');
    const bea = await makeUser(app, { emailVerified: true });
    await prefer(bea, { quiet: { from: '23:00', to: '06:00' } });
    const letter = await told(bea);
    await letter.send();
    await prefer(bea, { quiet: null });
    await letter.send();
    expect([smtp.to(bea.email).length, await letter.state()]).toEqual([1, 'sent']);
  });

  it.each(['bounce', 'complaint'] as const)('stop with a %s that the mail server tells of, and begin again when their reader says so', async (type) => {
    app.setTime(new Date());
    const bea = await makeUser(app, { emailVerified: true });
    expect(await stopOf(bea)).toBeNull();
    const waiting = await told(bea);
    const events = { events: [{ type, address: bea.email.toUpperCase() }] };
    expect((await tell(app, events, signed(EVENTS_SECRET))).status).toBe(204);
    expect((await tell(app, events, signed(EVENTS_SECRET))).status).toBe(204);
    expect(await stopOf(bea)).toBe(type);
    await waiting.send();
    expect([smtp.to(bea.email).length, await waiting.state()]).toEqual([0, 'dropped']);
    expect((await app.ask('delete', '/me/mail-stop', bea)).status).toBe(204);
    expect(await stopOf(bea)).toBeNull();
    await (await told(bea)).send();
    expect(smtp.to(bea.email)).toHaveLength(1);
  });

  it('do not stop with what may pass, nor for whoever cannot sign', async () => {
    app.setTime(new Date());
    const bea = await makeUser(app, { emailVerified: true });
    expect((await tell(app, { events: [{ type: 'bounce', address: bea.email, permanent: false }] }, signed(EVENTS_SECRET))).status).toBe(204);
    const events = { events: [{ type: 'bounce', address: bea.email }] };
    const other = (_text: string, at: number) => signed(EVENTS_SECRET)('{"events":[]}', at);
    const statuses: number[] = [];
    for (const sign of [() => null, () => 't=1,v1=aa', signed('what somebody else made up, in vain'), signed(EVENTS_SECRET, 301), other]) statuses.push((await tell(app, events, sign)).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403]);
    expect(await stopOf(bea)).toBeNull();
  });

  it.each(['Eve <eve@test.example>', 'eve@test.example, bea@test.example', 'eve', ''])('are not told of by %j, which is no address', async (address) => {
    expect((await tell(app, { events: [{ type: 'bounce', address }] }, signed(EVENTS_SECRET))).status).toBe(422);
  });

  it('wait for no quiet hours that begin as they end: those are refused', async () => {
    const bea = await makeUser(app);
    await prefer(bea, { quiet: { from: '22:00', to: '07:00' } });
    const answer = await app.ask('patch', '/me/preferences', bea).send({ quiet: { from: '22:00', to: '22:00' } });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([422, expect.stringContaining('must be another time')]);
    expect(((await app.ask('get', '/me/preferences', bea)).body as { quiet: unknown }).quiet).toEqual({ from: '22:00', to: '07:00' });
  });

  it('are nothing that anybody may tell of where no secret is set', async () => {
    const bare = await TestApp.start();
    expect((await tell(bare, { events: [{ type: 'bounce', address: 'somebody@test.example' }] }, signed(EVENTS_SECRET))).status).toBe(404);
    await bare.stop();
  });
});

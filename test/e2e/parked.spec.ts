import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ParkedView } from '#contract/delivery';
import { Outbox } from '#domain/mail/outbox';
import { Jobs, jobKind } from '#platform/jobs/jobs';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { TestSmtp } from '../support/smtp.js';
import { allMailSent, hurryJobs } from '../support/waiting-jobs.js';

const ANA = 'Ana Parked';
const SUBJECT = `${ANA} answered you`;
const TWICE = jobKind<{ word: string }>('test.twice', { retryLimit: 0, expireInSeconds: 60 });

describe('what was given up', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  let thread: MadeThread;
  let [ana, admin]: Somebody[] = [];
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await TestApp.start({ SMTP_URL: smtp.url, STAFF_PROOF: 'off' }, [WorkerModule]);
    thread = await makeThread(app);
    ana = await makeUser(app, { name: ANA });
    admin = await makeUser(app, { role: 'admin' });
  });
  afterEach(() => {
    smtp.mood = 'accept';
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
  });

  const parked = async (): Promise<ParkedView[]> => (await app.ask('get', '/operations/parked', admin)).body.items;
  const replay = (id: string) => app.ask('post', `/operations/parked/${id}/replay`, admin);
  /** Somebody is told of an answer by a letter, which ends as the server's mood has it. */
  const letterTo = async (mood: TestSmtp['mood']) => {
    const bea = await makeUser(app, { emailVerified: true });
    const own = await makeReply(app, thread.id, { author: bea });
    await allMailSent(app);
    smtp.mood = mood;
    const before = (await parked()).map(({ id }) => id);
    await makeReply(app, thread.id, { author: ana as Somebody, parentId: own.id });
    // A job tells of it, and its letter is written in the same transaction.
    while ((await app.database.client.notification.count({ where: { userId: bea.id } })) === 0) await hurryJobs(app);
    await allMailSent(app);
    smtp.mood = 'accept';
    const found = (await parked()).filter(({ id }) => !before.includes(id));
    return { bea, found, id: found[0]?.id ?? '', came: () => smtp.to(bea.email).length };
  };

  it('is for admins to see and to have tried again', async () => {
    const moderator = await makeUser(app, { role: 'moderator' });
    expect((await app.ask('get', '/operations/parked', moderator)).status).toBe(403);
    expect((await app.ask('post', `/operations/parked/${crypto.randomUUID()}/replay`, moderator)).status).toBe(403);
    expect((await replay(crypto.randomUUID())).body.code).toBe('parked.absent');
    expect((await app.ask('get', '/operations/parked?cursor=nowhere', admin)).status).toBe(422);
  });

  it('has a letter that was refused; tried again, once however many say so, it arrives once and stands in the log', async () => {
    const { bea, found, id, came } = await letterTo('refuse');
    expect(found).toEqual([{ id, kind: 'mail', about: 'answer', state: 'failed', why: expect.stringContaining('550'), attempts: 1, createdAt: expect.any(String), replayable: true }]);
    expect(JSON.stringify(found)).not.toContain(bea.email);
    // Its address takes letters again, as its reader says.
    await app.ask('delete', '/me/mail-stop', bea);
    const before = came();
    const answers = await Promise.all(Array.from({ length: 8 }, () => replay(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array.from({ length: 7 }, () => 404)]);
    await allMailSent(app);
    expect(came()).toBe(before + 1);
    expect(smtp.to(bea.email).at(-1)?.html).toContain(SUBJECT);
    expect((await parked()).map((each) => each.id)).not.toContain(id);
    const { body } = await app.ask('get', `/moderation/log?targetId=${id}`, admin);
    expect(body.items).toEqual([
      expect.objectContaining({ action: 'parked.replay', actor: expect.objectContaining({ id: admin?.id }), target: { kind: 'mail', id }, before: { mail: 'answer', state: 'failed' }, after: { mail: 'answer', state: 'waiting' } }),
    ]);
    expect((await replay(id)).status).toBe(404);
  });

  it('has a letter of which nobody knows whether it arrived, which is sent again when somebody says so', async () => {
    const { found, id, came } = await letterTo('cut');
    expect(found).toMatchObject([{ kind: 'mail', state: 'unknown', replayable: true }]);
    const before = came();
    expect((await replay(id)).status).toBe(202);
    await allMailSent(app);
    expect(came()).toBe(before + 1);
  });

  it('is given as many tries again as at first', async () => {
    const { bea, id, came } = await letterTo('refuse');
    await app.ask('delete', '/me/mail-stop', bea);
    const { client } = app.database;
    await client.mail.update({ where: { id }, data: { attempts: 31 } });
    const before = came();
    smtp.mood = 'later';
    await replay(id);
    while ((await client.mail.findUniqueOrThrow({ where: { id } })).attempts < 33) await hurryJobs(app);
    smtp.mood = 'accept';
    await allMailSent(app);
    expect(came()).toBe(before + 1);
  });

  it('cannot be tried again where what it needs was forgotten or has run out', async () => {
    smtp.mood = 'refuse';
    await app.database.transaction((tx) => app.get(Outbox).add(tx, { template: 'reset-password', to: 'gone@mail.test', locale: null, data: { link: 'http://talk.test/' } }));
    await allMailSent(app);
    const [forgotten] = await parked();
    expect(forgotten).toMatchObject({ about: 'reset-password', state: 'failed', replayable: false });
    const answer = await replay(forgotten?.id ?? '');
    expect([answer.status, answer.body.code]).toEqual([409, 'parked.forgotten']);
  });

  it('has a job whose tries ran out, which is then done once', async () => {
    const done: string[] = [];
    let works = false;
    await app.get(Jobs).work(TWICE, ({ word }) => {
      if (!works) return Promise.reject(new Error('The disk is full.'));
      done.push(word);
      return Promise.resolve();
    });
    await app.get(Jobs).send(TWICE, { word: 'someone@private.test' });
    const find = async () => (await parked()).find(({ about }) => about === TWICE.name);
    let job = await find();
    while (job === undefined) job = await find();
    expect(job).toMatchObject({ kind: 'job', state: 'failed', why: 'The disk is full.', attempts: 1, replayable: true });
    expect(JSON.stringify(job)).not.toContain('private');
    works = true;
    const id = job.id;
    const answers = await Promise.all([replay(id), replay(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 404]);
    while (done.length === 0) await hurryJobs(app);
    const state = () => app.database.client.$queryRaw<{ state: string }[]>`SELECT state::text FROM jobs.job WHERE id = ${id}::uuid`;
    while ((await state())[0]?.state !== 'completed') await hurryJobs(app);
    expect(done).toEqual(['someone@private.test']);
  });

  it('is read page by page, the newest first', async () => {
    const all = await parked();
    const paged: ParkedView[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body } = await app.ask('get', `/operations/parked?limit=1${next === '' ? '' : `&cursor=${next}`}`, admin);
      paged.push(...body.items);
      next = body.next;
    }
    await letterTo('refuse');
    expect(paged).toEqual(all);
    expect((await parked()).slice(1)).toEqual(all);
    const times = (await parked()).map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort().reverse());
  });
});

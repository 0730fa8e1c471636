import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobKind, Jobs } from '#platform/jobs/jobs';
import { WorkerModule } from '#worker/worker.module';
import { Metrics } from '../../apps/api/src/health/metrics.js';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { nextEvent, TestApp } from '../support/test-app.js';

/** The number of a line, labels and all as they are written; nought when it is not there. */
const numberOf = (text: string, line: string): number => {
  const found = text.split('\n').find((each) => each.startsWith(`${line} `));
  return found === undefined ? 0 : Number(found.slice(line.length + 1));
};

/** The sum of all lines of a metric whose labels fit. */
const sumOf = (text: string, name: string, labels: RegExp): number =>
  text.split('\n').filter((line) => line.startsWith(name) && labels.test(line)).reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);

describe('what is counted', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({}, [WorkerModule])));
  afterAll(() => app.stop());

  const scrape = async (): Promise<string> => (await app.page('/metrics')).text;
  /** What was read from the database is kept for ten seconds; another process has read nothing yet. */
  const until = async (holds: (text: string) => boolean): Promise<string> => {
    for (;;) {
      const text = await scrape();
      if (holds(text)) return text;
      await new Promise((again) => setTimeout(again, 500));
    }
  };

  it('follows a reply from the request to the sockets', async () => {
    const thread = await makeThread(app);
    const socket = await app.connect();
    await socket.emitWithAck('thread.join', { threadId: thread.id });
    const before = await scrape();
    const heard = nextEvent(socket, 'reply.published');
    await makeReply(app, thread.id);
    await heard;
    for (let times = 0; times < 3; times += 1) await app.ask('get', `/threads/${thread.id}/replies`);
    const after = await scrape();
    const more = (line: string): number => numberOf(after, line) - numberOf(before, line);
    expect(more('belowline_http_request_duration_seconds_count{method="POST",route="/api/v1/threads/:threadId/replies",status="201"}')).toBe(1);
    expect(more('belowline_database_transaction_duration_seconds_count{outcome="committed"}')).toBeGreaterThanOrEqual(1);
    expect(sumOf(after, 'belowline_database_statement_duration_seconds_count', /insert|with/)).toBeGreaterThan(sumOf(before, 'belowline_database_statement_duration_seconds_count', /insert|with/));
    expect(more('belowline_screening_outcomes_total{outcome="publish"}')).toBe(1);
    expect(more('belowline_live_events_published_total{event="reply.published"}')).toBe(1);
    expect(more('belowline_live_deliveries_total{event="reply.published"}')).toBe(1);
    expect(numberOf(after, 'belowline_live_sockets{who="anonymous"}')).toBe(1);
    expect(numberOf(after, 'belowline_live_rooms{kind="thread"}')).toBe(1);
    expect(more('belowline_ready_pages_total{result="miss"}')).toBe(1);
    expect(more('belowline_ready_pages_total{result="hit"}')).toBe(2);
    expect(numberOf(after, 'belowline_ready_pages')).toBeGreaterThan(0);
    expect(sumOf(after, 'belowline_database_connections', /busy|idle/)).toBeGreaterThan(0);
    socket.disconnect();
  });

  it('tells what is refused by its code, and who comes in by which way', async () => {
    const user = await makeUser(app);
    const before = await scrape();
    await app.ask('post', '/auth/login').send({ email: 'nobody@example.org', password: 'not this one' });
    await app.ask('get', '/threads/01990000-0000-7000-8000-000000000099');
    const after = await scrape();
    const more = (line: string): number => numberOf(after, line) - numberOf(before, line);
    expect(user).toBeDefined();
    expect(more('belowline_refusals_total{over="http",code="login.wrong"}')).toBe(1);
    expect(more('belowline_refusals_total{over="http",code="thread.absent"}')).toBe(1);
    expect(more('belowline_sign_ins_total{way="password",outcome="refused"}')).toBe(1);
  });

  it('tells of jobs what waits, for how long, and what came of them', async () => {
    const jobs = app.get(Jobs);
    const doomed = jobKind<object>('test.doomed', { retryLimit: 0, expireInSeconds: 60 });
    const undone = jobKind<object>('test.undone', { retryLimit: 0, expireInSeconds: 60 });
    await jobs.work(doomed, () => Promise.reject(new Error('It cannot be done.')));
    await jobs.send(doomed, {});
    await jobs.send(undone, {});
    await jobs.send(undone, {}, undefined, { afterSeconds: 3_600 });
    await app.database.client.$executeRaw`UPDATE jobs.job SET start_after = now() - interval '5 minutes' WHERE name = 'test.undone' AND start_after <= now()`;
    const text = await until((each) => numberOf(each, 'belowline_jobs{queue="test.doomed",state="failed"}') === 1);
    expect(numberOf(text, 'belowline_job_duration_seconds_count{queue="test.doomed",outcome="failed"}')).toBe(1);
    // The one of in an hour does not wait yet.
    expect(numberOf(text, 'belowline_jobs{queue="test.undone",state="waiting"}')).toBe(1);
    expect(Math.round(numberOf(text, 'belowline_jobs_oldest_waiting_seconds{queue="test.undone"}') / 60)).toBe(5);
    expect(numberOf(text, 'belowline_database_up')).toBe(1);
    expect(Math.abs(numberOf(text, 'belowline_clock_skew_seconds'))).toBeLessThan(1);
  });

  it('costs the database one statement in ten seconds, however often it is asked for', async () => {
    await scrape();
    const before = await scrape();
    for (let times = 0; times < 20; times += 1) await scrape();
    const after = await scrape();
    const statements = (text: string): number => sumOf(text, 'belowline_database_statement_duration_seconds_count', /select/);
    // The workers of this process look after their queues meanwhile, and clocks are compared.
    expect(statements(after) - statements(before)).toBeLessThan(20);
  });

  it('counts what is answered before the framework as cheaply as that is', () => {
    const metrics = app.get(Metrics);
    const began = process.threadCpuUsage();
    const times = 200_000;
    for (let time = 0; time < times; time += 1) metrics.observeDirect('/api/v1/threads/:threadId/replies', 'GET', 304, 0.0004);
    const nanoseconds = (process.threadCpuUsage(began).user * 1e3) / times;
    // A tenth of a microsecond and less; far more means that it looks something up by text again.
    expect(nanoseconds).toBeLessThan(1_500);
  });

  it('says that the database is away, and still answers', async () => {
    await app.cutDatabase();
    const text = await until((each) => numberOf(each, 'belowline_database_up') === 0);
    expect(text).not.toContain('belowline_mails{');
    // Everything is read at one moment: what failed just then stands in the next.
    const failures = (await scrape()).split('\n').filter((line) => line.startsWith('belowline_database_failures_total{'));
    expect(failures).toEqual([expect.stringContaining('kind="connection"')]);
    await app.mendDatabase();
    await until((each) => numberOf(each, 'belowline_database_up') === 1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeDatabase, migrate } from '../../apps/api/src/start/migrate.js';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { WithReplica } from '../support/replica.js';
import { TestApp } from '../support/test-app.js';

const NAME = 'belowline';

/** The oldest that anything may be that is served. */
const OLDEST_MS = 2_000;

describe('pages that are read from a replica', () => {
  let servers: WithReplica;
  let [near, far]: TestApp[] = [];
  let author: Somebody;
  const app = (): TestApp => near as TestApp;

  beforeAll(async () => {
    servers = await WithReplica.start(async (primary) => {
      await makeDatabase(primary.url('postgres'), NAME);
      await migrate(primary.applicationUrl(NAME), primary.url(NAME));
    });
    const DATABASE_URL = servers.primary.applicationUrl(NAME);
    const replica = new URL(servers.replica.url(NAME));
    const as = new URL(DATABASE_URL);
    Object.assign(replica, { username: as.username, password: as.password });
    near = await TestApp.start({ DATABASE_URL, DATABASE_REPLICA_URLS: replica.href }, [PagesModule]);
    // A node that near hears nothing of.
    far = await TestApp.start({ DATABASE_URL });
    author = await makeUser(app());
  }, 120_000);
  afterAll(async () => {
    await far?.stop();
    await near?.stop();
    await servers.stop();
  });

  const stateOf = async (): Promise<[string, string[]]> => {
    const { body } = await app().page('/health/ready');
    return [body.status, body.replicas];
  };
  const until = async (state: string): Promise<void> => {
    while ((await stateOf())[1][0] !== `1: ${state}`) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const reads = async (outcome: string): Promise<number> => {
    const { text } = await app().page('/metrics');
    return Number(new RegExp(`^belowline_database_replica_reads_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  };

  let asked = 0;
  /** Each time under a name of its own, so that it is made and not ready. */
  const bodiesIn = async (thread: MadeThread): Promise<string[]> => {
    const answer = await app().ask('get', `/threads/${thread.id}/replies?limit=${20 + (asked++ % 30)}`);
    expect(answer.status).toBe(200);
    return answer.body.items.map(({ html }: { html: string }) => html.replace(/<[^>]*>|\n/g, ''));
  };
  const post = (through: TestApp, thread: MadeThread, body: string) => through.ask('post', `/threads/${thread.id}/replies`, author).send({ body }).expect(201);
  const countOf = async ({ url }: MadeThread): Promise<number> => (await app().ask('get', `/counts?url=${encodeURIComponent(url)}`)).body.counts[url];

  it('come from there, with what was just posted in them', async () => {
    const thread = await makeThread(app());
    await until('ok');
    const before = await reads('used');
    for (let nr = 1; nr <= 12; nr += 1) {
      await post(app(), thread, `This is the ${nr}th thing that is said here.`);
      expect((await bodiesIn(thread))[0]).toBe(`This is the ${nr}th thing that is said here.`);
      expect(await countOf(thread)).toBe(nr);
    }
    // What nobody has just written into has long come to the replica.
    while ((await reads('used')) < before + 3) await bodiesIn(thread);
    expect((await app().page(`/t/${thread.id}`)).text).toContain('This is the 12th thing');
  });

  it('are never without what this process knows of, when the replica stands still', async () => {
    const thread = await makeThread(app());
    await post(app(), thread, 'There before it stood still.');
    await until('ok');
    while ((await bodiesIn(thread)).length !== 1) continue;
    await servers.pause();
    try {
      // Behind what was written, or, after a second, behind the time.
      const passedBy = async () => (await reads('behind')) + (await reads('none'));
      const before = await passedBy();
      await post(app(), thread, 'Said while it stands still.');
      expect((await bodiesIn(thread))[0]).toBe('Said while it stands still.');
      expect(await countOf(thread)).toBe(2);
      expect((await app().page(`/t/${thread.id}`)).text).toContain('Said while it stands still.');
      expect(await passedBy()).toBeGreaterThan(before);
    } finally {
      await servers.resume();
    }
  });

  it('are never older than two seconds, whoever wrote', async () => {
    const thread = await makeThread(app());
    await until('ok');
    expect(await bodiesIn(thread)).toEqual([]);
    await servers.pause();
    try {
      await post(far as TestApp, thread, 'Said on a node that this one hears nothing of.');
      const said = performance.now();
      // Whatever is asked for on the way may be kept, and must not be kept too long.
      const path = `/threads/${thread.id}/replies`;
      for (;;) {
        const began = performance.now();
        const { body } = await app().ask('get', path);
        const isThere = body.items.length === 1;
        if (began - said > OLDEST_MS) expect(isThere).toBe(true);
        if (isThere) break;
      }
      await until('is behind');
      expect((await stateOf())[0]).toBe('ready');
    } finally {
      await servers.resume();
    }
    await until('ok');
  });

  it('come from the database while the replica is away, and from the replica again afterwards', async () => {
    const thread = await makeThread(app());
    await post(app(), thread, 'Whatever happens to copies of it.');
    await until('ok');
    await servers.kill();
    for (let nr = 0; nr < 5; nr += 1) expect(await bodiesIn(thread)).toEqual(['Whatever happens to copies of it.']);
    await until('cannot be reached');
    expect((await stateOf())[0]).toBe('ready');
    expect(await bodiesIn(thread)).toEqual(['Whatever happens to copies of it.']);
    await servers.replica.startAgain();
    await until('ok');
    const before = await reads('used');
    while ((await reads('used')) === before) expect(await bodiesIn(thread)).toEqual(['Whatever happens to copies of it.']);
  });

  it('are made by the database when what it is told to be a replica is none', async () => {
    const other = await TestApp.start({ DATABASE_REPLICA_URLS: servers.replica.url(NAME) });
    try {
      const thread = await makeThread(other);
      await other.page('/health/ready');
      let state = '';
      while (state !== '1: is no replica of the database') ({ replicas: [state] } = (await other.page('/health/ready')).body);
      expect((await other.ask('get', `/threads/${thread.id}/replies`)).status).toBe(200);
    } finally {
      await other.stop();
    }
  });
});

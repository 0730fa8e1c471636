import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ArticleView } from '#contract/articles';
import { freePort, interrupt, newFolder, running, startEverything, type Everything } from '../support/everything.js';

const run = promisify(execFile);

/** The processes that have this folder in their command line: the program's database. */
async function processesOf(folder: string): Promise<string[]> {
  const { stdout } = await run('ps', ['-eo', 'pid,args']);
  return stdout.split('\n').filter((line) => line.includes(folder));
}

const read = async <Answer>(url: string): Promise<Answer> => (await (await fetch(url)).json()) as Answer;

describe('npm start', () => {
  const started: Everything[] = [];
  const start = async (settings: Record<string, string> = {}, folder = newFolder()) => {
    const everything = await startEverything(settings, folder);
    started.push(everything);
    return everything;
  };
  afterEach(async () => {
    await Promise.all(started.splice(0).map((each) => each.stop()));
  });

  const post = async ({ url, logins }: Everything, body: string) => {
    const send = async (path: string, content: object, token?: string) =>
      (await (await fetch(`${url}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify(content) })).json()) as Record<string, string>;
    const { accessToken } = await send('/auth/login', logins.reader);
    const address = encodeURIComponent(`${url}/demo/world/asia/who-is-ahmad-massoud`);
    const { mainThreadId } = await read<ArticleView>(`${url}/api/v1/articles?url=${address}`);
    return { threadId: mainThreadId, reply: await send(`/threads/${mainThreadId}/replies`, { body }, accessToken) };
  };

  it('has everything running: ready, the demonstration, the console, three log-ins; Ctrl-C leaves nothing behind and a second start keeps the data', async () => {
    const first = await start();
    expect(await read(`${first.url}/health/ready`)).toMatchObject({ status: 'ready' });
    for (const path of ['/', '/demo/world/asia/who-is-ahmad-massoud', '/console']) expect((await fetch(first.url + path)).status).toBe(200);
    const lines = first.printed().split('\n').map((line) => line.trim().split(/\s+/));
    const printed = lines.filter(([role = '']) => ['reader', 'moderator', 'admin'].includes(role));
    expect(printed).toEqual(Object.entries(first.logins).map(([role, { email, password }]) => [role, email, password]));
    const { reply, threadId } = await post(first, 'This should still be here tomorrow.');
    expect(reply['status']).toBe('published');

    expect(await processesOf(first.folder)).not.toEqual([]);
    expect(await interrupt(first.process)).toBe(0);
    expect(await processesOf(first.folder)).toEqual([]);
    await expect(fetch(first.url)).rejects.toThrow();

    const second = await start({}, first.folder);
    expect(await read(`${second.url}/api/v1/replies/${reply['id']}`)).toMatchObject({ body: 'This should still be here tomorrow.', threadId });
    // The second start has another port, and the demonstration moved along with it.
    expect((await fetch(`${second.url}/demo/world/asia/who-is-ahmad-massoud`)).status).toBe(200);
    const address = encodeURIComponent(`${second.url}/demo/world/asia/who-is-ahmad-massoud`);
    expect(await read(`${second.url}/api/v1/articles?url=${address}`)).toMatchObject({ mainThreadId: threadId });
  });

  it('takes over after a start that was killed, and keeps what was acknowledged', async () => {
    const first = await start();
    const { reply } = await post(first, 'Said just before the power went.');
    first.process.kill('SIGKILL');
    await once(first.process, 'exit');
    expect(await processesOf(first.folder)).not.toEqual([]);
    const second = await start({}, first.folder);
    expect(await read(`${second.url}/api/v1/replies/${reply['id']}`)).toMatchObject({ status: 'published' });
  });

  it('says so when another start is using the folder, or the port, and disturbs neither', async () => {
    const first = await start();
    await expect(startEverything({}, first.folder)).rejects.toThrow(/in use by another running start/);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    const folder = newFolder();
    await expect(startEverything({ PORT: new URL(first.url).port }, folder)).rejects.toThrow(/port \d+ .*in use/i);
    expect(await processesOf(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('starts empty where that is wanted, with the first admin who is named, and a front door that leads to the console', async () => {
    const { url } = await start({ SEED: 'none', ADMIN_EMAIL: 'editor@example.org', ADMIN_PASSWORD: 'a password of her own' });
    const front = await fetch(url, { redirect: 'manual' });
    expect([front.status, front.headers.get('location')]).toEqual([302, '/console']);
    expect((await fetch(`${url}/demo/world/asia/who-is-ahmad-massoud`)).status).toBe(404);
    const body = JSON.stringify({ email: 'editor@example.org', password: 'a password of her own' });
    const login = await fetch(`${url}/api/v1/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(await login.json()).toMatchObject({ user: { role: 'admin' } });
  });

  it('makes the first admin, whose name no reader can have, and takes nobody\'s account for it', async () => {
    const first = await start({ SEED: 'none' });
    const register = async (name: string) => {
      const body = JSON.stringify({ email: 'early@example.org', password: 'a password of hers', name });
      return (await fetch(`${first.url}/api/v1/auth/register`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status;
    };
    expect([await register('A-d.m i_n'), await register('Early Bird')]).toEqual([422, 201]);
    await interrupt(first.process);
    await expect(startEverything({ SEED: 'none', ADMIN_EMAIL: 'early@example.org', ADMIN_PASSWORD: 'long enough' }, first.folder)).rejects.toThrow(/ADMIN_EMAIL: early@example.org already has an account/);
    const second = await start({ SEED: 'none', ADMIN_EMAIL: 'editor@example.org', ADMIN_PASSWORD: 'long enough' }, first.folder);
    expect(second.printed()).toContain('Made the first admin');
  });

  it('takes another port for its database when the usual one is taken', async () => {
    const squatter = createServer();
    // Somebody has it already: this test, or whatever else runs on this machine.
    await new Promise<void>((taken) => squatter.once('listening', taken).once('error', () => taken()).listen(54_320, '127.0.0.1'));
    const everything = await start();
    expect((await fetch(`${everything.url}/health/ready`)).status).toBe(200);
    squatter.close();
  });

  it('finds ports for all when several are started at the same moment', async () => {
    const all = await Promise.all([start(), start(), start()]);
    for (const { url } of all) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('leaves the data of another major version alone, and says what to do', async () => {
    const first = await start();
    await interrupt(first.process);
    const file = join(first.folder, 'postgres', 'PG_VERSION');
    writeFileSync(file, '15\n');
    await expect(startEverything({}, first.folder)).rejects.toThrow(/written by PostgreSQL 15.*brings PostgreSQL 18/s);
    expect(readFileSync(file, 'utf8')).toBe('15\n');
    expect(existsSync(join(first.folder, 'start.lock'))).toBe(false);
  });

  it('lists every wrong setting at once and starts nothing', async () => {
    const folder = newFolder();
    const wrong = { PORT: 'eighty', PUBLIC_URL: 'not an address', SECRET: 'short' };
    await expect(startEverything({ ...wrong, TRUST_PROXY: 'the balancer', ADMIN_EMAIL: 'a@example.org' }, folder)).rejects.toThrow(/PORT.*PUBLIC_URL.*TRUST_PROXY.*ADMIN_PASSWORD.*SECRET/s);
    const nowhere = startEverything({ DATABASE_URL: 'postgresql://nobody:secret@127.0.0.1:9/nothing', SECRET: 's'.repeat(32) }, folder);
    await expect(nowhere).rejects.toThrow(/"?nothing"? on 127\.0\.0\.1:9 cannot be reached: ECONNREFUSED/);
    await expect(nowhere).rejects.not.toThrow(/secret/);
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
    await expect(startEverything({ NODE_ENV: 'production' }, folder)).rejects.toThrow(/SECRET.*DATABASE_URL.*PUBLIC_URL.*RATE_LIMITS/s);
    rmSync(folder, { recursive: true });
  });

  it('ends with the terminal: npm passes the signal on, and nothing stays', async () => {
    const folder = newFolder();
    const port = String(await freePort());
    const npm = spawn('npm', ['start', '--ignore-scripts'], { env: { ...process.env, PORT: port, DATA_DIR: folder, LOG_LEVEL: 'fatal' }, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    let text = '';
    npm.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await running(npm, () => text);
    // A terminal sends Ctrl-C to the whole group.
    process.kill(-(npm.pid ?? 0), 'SIGINT');
    await once(npm, 'exit');
    // npm may be gone a moment before what it started.
    while ((await processesOf(folder)).length > 0) await wait(50);
    rmSync(folder, { recursive: true });
  });
});

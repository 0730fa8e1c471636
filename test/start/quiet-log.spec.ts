import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newFolder, startEverything, type Everything } from '../support/everything.js';
import { TestSmtp, tokenIn } from '../support/smtp.js';

const EMAIL = 'somebody.unmistakable@example.org';
const NAME = 'Somebody Unmistakable';
const PASSWORD = 'unmistakable four words';
const TEXT = 'An unmistakable sentence that belongs in no log.';

/** Of a reader somewhere, as the proxy passes it on. */
const NETWORK_ADDRESS = '81.2.69.160';

let site: Everything;
let smtp: TestSmtp;
beforeAll(async () => {
  smtp = await TestSmtp.start();
  site = await startEverything({ LOG_LEVEL: 'debug', SMTP_URL: smtp.url, TRUST_PROXY: 'loopback' }, newFolder());
});
afterAll(async () => {
  await site?.stop();
  await smtp?.stop();
});

const ask = async (path: string, body: object, token?: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const headers = { 'content-type': 'application/json', 'x-belowline': '1', 'x-forwarded-for': NETWORK_ADDRESS, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${site.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

it('keeps names, addresses, passwords and texts out of every log, also when something goes wrong', async () => {
  const registered = await ask('/auth/register', { email: EMAIL, name: NAME, password: PASSWORD });
  expect(registered.status).toBe(201);
  // Both are refused by a constraint of the database, which would write the row into its log.
  const again = await Promise.all([ask('/auth/register', { email: EMAIL, name: 'Another', password: PASSWORD }), ask('/auth/register', { email: 'another@example.org', name: NAME, password: PASSWORD })]);
  expect(again.map(({ body }) => body['code'])).toEqual(['email.taken', 'name.taken']);
  await ask('/auth/login', { email: EMAIL, password: `${PASSWORD}, wrong` });
  const article = (await (await fetch(`${site.url}/api/v1/articles?url=${encodeURIComponent(`${site.url}/demo/world/asia/who-is-ahmad-massoud`)}`)).json()) as { mainThreadId: string };
  const posted = await ask(`/threads/${article.mainThreadId}/replies`, { body: TEXT }, String(registered.body['accessToken']));
  expect(posted.status).toBe(201);
  await ask(`/threads/${article.mainThreadId}/replies`, { body: `${TEXT}\0` }, String(registered.body['accessToken']));

  const database = readFileSync(join(site.folder, 'postgres.log'), 'utf8');
  expect(database).toContain('duplicate key value violates unique constraint');
  expect(database).not.toMatch(/unmistakable/i);
  expect(site.printed()).not.toMatch(/unmistakable/i);
});

it('keeps them out also when letters are refused, jobs fail and nobody answers, and says which job it was', async () => {
  await smtp.until(() => smtp.to(EMAIL).length > 0);
  const sent = smtp.to(EMAIL).map(tokenIn).filter(Boolean);
  // The last may not be whole yet.
  const lines = () => site.printed().split('\n').slice(0, -1).flatMap((line): Record<string, unknown>[] => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []));
  const ofMail = (said: RegExp) => lines().filter((line) => line['queue'] === 'mail.send' && said.test(String(line['msg'])));
  const moods = { refuse: /is not sent/, later: /^failed$/, cut: /was handed over/ };
  for (const [mood, said] of Object.entries(moods)) {
    smtp.mood = mood as keyof typeof moods;
    const before = ofMail(said).length;
    expect((await ask('/auth/register', { email: `${mood}.unmistakable@example.org`, name: `Somebody ${mood}`, password: PASSWORD })).status).toBe(201);
    while (ofMail(said).length === before) await new Promise((again) => setTimeout(again, 50));
  }
  expect(ofMail(moods.later)[0]).toMatchObject({ context: 'Jobs', jobId: expect.any(String), err: { message: expect.stringContaining('451') } });

  expect(site.printed()).not.toMatch(/unmistakable/i);
  // The greeting names whom one can log in as at home; the log names nobody.
  const printed = site.printed().split('\n').filter((line) => line.startsWith('{')).join('\n');
  expect(printed).not.toMatch(/[^\s"'<>]+@[\w-]+\.[a-z]{2,}/i);
  expect(printed).not.toContain(NETWORK_ADDRESS);
  expect(printed).not.toMatch(/eyJ[\w-]+\./);
  expect(sent.length).toBeGreaterThan(0);
  for (const token of sent) expect(printed).not.toContain(token);
});

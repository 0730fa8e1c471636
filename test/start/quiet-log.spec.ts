import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newFolder, startEverything, type Everything } from '../support/everything.js';

const EMAIL = 'somebody.unmistakable@example.org';
const NAME = 'Somebody Unmistakable';
const PASSWORD = 'unmistakable four words';
const TEXT = 'An unmistakable sentence that belongs in no log.';

let site: Everything;
beforeAll(async () => (site = await startEverything({ LOG_LEVEL: 'debug' }, newFolder())));
afterAll(() => site?.stop());

const ask = async (path: string, body: object, token?: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const headers = { 'content-type': 'application/json', 'x-belowline': '1', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
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

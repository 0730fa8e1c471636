import { hostileTexts, addresses } from '../../test/make/hostile-texts.js';
import { median, show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import { plantSite, plantThreads } from '../stage/plant.js';
import { HOST } from '../stage/ports.js';
import { registerReaders } from '../stage/readers.js';
import type { Stage } from '../stage/stage.js';

/** The limit for whatever a text can make the server do. */
const LIMIT_MS = 200;
const TIMES = 5;

interface Taken {
  status: number;
  milliseconds: number;
}

/** What texts that were made to be slow, or to be more than texts, cost: previewed, posted, searched for and read. */
export async function measureHostile(stage: Stage, say: (message: string) => void): Promise<Report> {
  const threadIds = await stage.query(async (client) => plantThreads(client, await plantSite(client), ['hostile']));
  const threadId = threadIds[0] ?? '';
  const api = await stage.startApi();
  const [reader] = await registerReaders(api.port, 1);
  const ask = async (method: string, path: string, body?: object): Promise<Taken> => {
    const begun = performance.now();
    const answer = await fetch(`http://${HOST}:${api.port}${path}`, {
      method,
      headers: { authorization: `Bearer ${reader?.token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    await answer.arrayBuffer();
    return { status: answer.status, milliseconds: performance.now() - begun };
  };
  const acts: Record<string, (text: string) => Promise<Taken>> = {
    previewed: (body) => ask('POST', '/api/v1/preview', { body, threadId }),
    posted: (body) => ask('POST', `/api/v1/threads/${threadId}/replies`, { body }),
    'searched for': (text) => ask('GET', `/api/v1/threads/${threadId}/search?${new URLSearchParams({ q: text.toWellFormed().slice(0, 100) }).toString()}`),
    read: () => ask('GET', `/t/${threadId}`),
  };
  say(`${Object.keys(hostileTexts).length + 1} texts, ${TIMES} times each …`);
  await ask('POST', '/api/v1/preview', { body: 'warming up', threadId });
  const rows: { name: string; taken: Taken[][] }[] = [];
  for (const [name, text] of Object.entries({ ...hostileTexts, '64 KB of addresses': addresses })) {
    const taken: Taken[][] = Object.keys(acts).map(() => []);
    for (let time = 0; time < TIMES; time += 1) {
      for (const [place, act] of Object.values(acts).entries()) taken[place]?.push(await act(`${text}${' '.repeat(time)}`));
    }
    rows.push({ name, taken });
  }
  const failed = rows.flatMap(({ name, taken }) => taken.flat().filter(({ status }) => status >= 500).map(({ status }) => `${name}: ${status}`));
  if (failed.length > 0) throw new Error(failed.join('\n'));
  const worst = Math.max(...rows.flatMap(({ taken }) => taken.flat().map(({ milliseconds }) => milliseconds)));
  const cell = (times: Taken[]): string => `${show(median(times.map(({ milliseconds }) => milliseconds)), 0)} · ${show(Math.max(...times.map(({ milliseconds }) => milliseconds)), 0)}`;
  return {
    title: 'Hostile texts: median · worst milliseconds',
    columns: ['', ...Object.keys(acts)],
    rows: rows.map(({ name, taken }) => [name, ...taken.map(cell)]),
    notes: [`The worst of all took ${show(worst, 0)} ms; the limit is ${LIMIT_MS}.`],
    figures: rows,
  };
}

import { median, quantile, show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import { HOST } from '../stage/ports.js';
import { registerReaders } from '../stage/readers.js';
import type { Running, Stage } from '../stage/stage.js';

/** Each case is asked once a round, each time another one first, so that whatever the machine does meanwhile happens to all of them. */
const ROUNDS = 240;
const WARMING = 6;

/** What may differ, in parts of the time of a wrong password. */
const TOLERANCE = 0.1;

const WRONG = 'not the password of anybody';

/** What somebody who is not the owner may try; all have to look the same. */
const cases = {
  'wrong password': { email: 'reader0@bench.test', password: WRONG },
  'no such account': { email: 'nobody@bench.test', password: WRONG },
  'no password given': { email: 'reader0@bench.test', password: '' },
  'suspended account': { email: 'reader1@bench.test', password: WRONG },
  'banned account': { email: 'reader2@bench.test', password: WRONG },
  'account without a password': { email: 'reader3@bench.test', password: WRONG },
} as const;

type Case = keyof typeof cases;

interface Answer {
  milliseconds: number;
  body: string;
}

async function tryToLogIn({ port }: Running, body: object): Promise<Answer> {
  const begun = performance.now();
  const answer = await fetch(`http://${HOST}:${port}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-belowline': '1' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  // Only the name of the request may differ.
  return { milliseconds: performance.now() - begun, body: `${answer.status} ${text.replace(/"requestId":"[^"]*"/, '')}` };
}

async function setScene(stage: Stage, api: Running): Promise<void> {
  await registerReaders(api.port, 4);
  await stage.query(async (client) => {
    await client.query(`UPDATE users SET standing = 'suspended' WHERE email_key = 'reader1@bench.test'`);
    await client.query(`UPDATE users SET standing = 'banned' WHERE email_key = 'reader2@bench.test'`);
    await client.query(`UPDATE users SET password_hash = NULL WHERE email_key = 'reader3@bench.test'`);
  });
}

/** Whether a log-in that fails tells anything: every reason must have one body, and take as long as a wrong password. */
export async function measureLogIn(stage: Stage, say: (message: string) => void): Promise<Report> {
  const api = await stage.startApi();
  await setScene(stage, api);
  say(`Trying to log in, ${ROUNDS} rounds of ${Object.keys(cases).length} …`);
  const names = Object.keys(cases) as Case[];
  const times = new Map<Case, number[]>(names.map((name) => [name, []]));
  const bodies = new Set<string>();
  for (let round = -WARMING; round < ROUNDS; round += 1) {
    const turn = (round + WARMING) % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
      const { milliseconds, body } = await tryToLogIn(api, cases[name]);
      bodies.add(body);
      if (round >= 0) times.get(name)?.push(milliseconds);
    }
  }
  if (bodies.size !== 1) throw new Error(`The answers differ, so they tell something:\n${[...bodies].join('\n')}`);
  const basis = median(times.get('wrong password') ?? []);
  const figures = names.map((name) => {
    const taken = (times.get(name) ?? []).toSorted((a, b) => a - b);
    return { name, median: median(taken), ratio: median(taken) / basis, p10: quantile(taken, 0.1), p90: quantile(taken, 0.9) };
  });
  const worst = Math.max(...figures.map(({ ratio }) => Math.abs(ratio - 1)));
  return {
    title: 'A log-in that fails, by why',
    columns: ['', 'median ms', 'ratio', 'p10 ms', 'p90 ms'],
    rows: figures.map(({ name, median: middle, ratio, p10, p90 }) => [name, show(middle), show(ratio), show(p10), show(p90)]),
    notes: [
      'ratio: the median time in terms of a wrong password’s. All answers had one status and one body.',
      `Target: within ${TOLERANCE * 100} % of each other: the farthest is ${show(worst * 100)} % off, ${worst <= TOLERANCE ? 'met' : 'not met'}`,
    ],
    figures: { rounds: ROUNDS, cases: figures },
  };
}

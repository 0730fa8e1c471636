import type pg from 'pg';
import { median } from '../../../bench/report/numbers.js';
import { freePort, HOST } from '../../../bench/stage/ports.js';
import type { Stage } from '../../../bench/stage/stage.js';
import { TestSmtp, type SmtpMood } from '../../support/smtp.js';
import type { Drill, Finding } from '../drill.js';
import { tally } from '../support/keep-trying.js';
import { until } from '../support/probe.js';

/** `gone` is a port on which nobody listens. */
type Mood = SmtpMood | 'gone';

/** Everything is well first: the others are compared with that. After these, each letter is still to be sent. */
const PASSING: Mood[] = ['accept', 'gone', 'hang', 'later', 'later-after-text'];

/** After these it is not: nobody has that address, or the letter may have arrived. */
const FINAL: Mood[] = ['refuse', 'cut'];

/** Who registers, and forgets the password, in each mood. */
const PEOPLE = { short: 4, long: 25 };

/** Whoever hangs is given up after ten seconds; two letters one after another, and what jobs take. */
const PATIENCE_MS = 90_000;

const PASSWORD = 'four quiet words here';

/** Whether one time is longer than another by more than a machine that does other things too makes it. */
const isLonger = (one: number, other: number): boolean => one > other * 2 + 50;

/** Whether who waits for an answer could tell one from the other. */
const tellsApart = (one: number, other: number): boolean => isLonger(one, other) || isLonger(other, one);

interface Asked {
  status: number;
  ms: number;
  said: string;
}

interface Seen {
  mood: Mood | 'warm';
  emails: string[];
  registered: Asked[];
  known: Asked[];
  unknown: Asked[];
}

async function ask(port: number, path: string, body: object): Promise<Asked> {
  const began = performance.now();
  const answer = await fetch(`http://${HOST}:${port}/api/v1/auth/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-belowline': '1' }, body: JSON.stringify(body) });
  const said = await answer.text();
  return { status: answer.status, ms: performance.now() - began, said };
}

async function play(port: number, mood: Mood | 'warm', people: number): Promise<Seen> {
  const seen: Seen = { mood, emails: Array.from({ length: people }, (_, number) => `${mood}.${number}@mail.test`), registered: [], known: [], unknown: [] };
  for (const [number, email] of seen.emails.entries()) {
    seen.registered.push(await ask(port, 'register', { email, password: PASSWORD, name: `Mood ${mood} ${number}` }));
    seen.known.push(await ask(port, 'password/forgot', { email }));
    seen.unknown.push(await ask(port, 'password/forgot', { email: `nobody.${email}` }));
  }
  return seen;
}

/** The mail server of the drill: in a mood, or not there. All that ever arrived is kept. */
class Server {
  readonly arrived: { to: string; title: string; id: string }[] = [];
  /** Letters whose text was handed over, whatever was answered. */
  texts = 0;
  private smtp: TestSmtp | undefined;

  constructor(private readonly port: number) {}

  async be(mood: Mood): Promise<void> {
    await this.leave();
    if (mood === 'gone') return;
    this.smtp = await TestSmtp.start(this.port);
    this.smtp.mood = mood;
  }

  get handedOver(): number {
    return this.texts + (this.smtp?.texts ?? 0);
  }

  get connections(): number {
    return this.smtp?.connections ?? 0;
  }

  async leave(): Promise<void> {
    const { smtp } = this;
    this.smtp = undefined;
    if (!smtp) return;
    await smtp.rest();
    for (const { to, html, headers } of smtp.arrived) this.arrived.push({ to: to.join(), title: /<title>(.*)<\/title>/.exec(html)?.[1] ?? '', id: headers['message-id'] ?? '' });
    this.texts += smtp.texts;
    await smtp.stop();
  }
}

/** What waits for its hour or its next try begins now. */
const hurry = (client: pg.Client): Promise<unknown> => client.query(`UPDATE jobs.job SET start_after = now() WHERE state IN ('created', 'retry') AND start_after > now()`);

const waiting = async (client: pg.Client): Promise<number> =>
  Number((await client.query<{ count: string }>(`
    SELECT (SELECT count(*) FROM mails WHERE state = 'waiting')
         + (SELECT count(*) FROM jobs.job WHERE name IN ('mail.send', 'identity.send-link') AND state IN ('created', 'retry', 'active')) AS count`)).rows[0]?.count);

/** Has every letter been tried by the server as it is now: those that it puts off still wait. */
const tried = (stage: Stage, patienceMs: number): Promise<number> =>
  stage.query((client) => until(async () => (await hurry(client), (await waiting(client)) === 0), patienceMs));

/** The mail server is away, hangs, puts off, refuses and breaks off while people register and forget their passwords. */
export const drillSmtp: Drill = async (stage, { short }, say) => {
  const port = await freePort();
  const server = new Server(port);
  stage.strikeWith(() => server.leave());
  const settings = { SMTP_URL: `smtp://${HOST}:${port}`, MAIL_FROM: 'Drill <drill@mail.test>' };
  const api = await stage.startApi({ settings });
  stage.startWorker(settings);
  const all: Seen[] = [];
  const meet = async (mood: Mood): Promise<void> => {
    await server.be(mood);
    const seen = await play(api.port, mood, PEOPLE[short ? 'short' : 'long']);
    // It is met in its mood before it mends its ways.
    await until(() => mood === 'gone' || server.connections > 0, PATIENCE_MS);
    say(`${mood}: registering ${tally(seen.registered)} in ${median(seen.registered.map(({ ms }) => ms)).toFixed(0)} ms, forgetting ${tally([...seen.known, ...seen.unknown])} in ${median(seen.known.map(({ ms }) => ms)).toFixed(0)} ms.`);
    all.push(seen);
  };
  // The first who ask a node pay for its warming up.
  await play(api.port, 'warm', 2);
  for (const mood of PASSING) await meet(mood);
  await server.be('accept');
  const emptied = await tried(stage, PATIENCE_MS);
  for (const mood of FINAL) {
    await meet(mood);
    await tried(stage, PATIENCE_MS);
  }
  await server.be('accept');
  await tried(stage, PATIENCE_MS);
  await server.leave();
  return judge(all, server, emptied);
};

function judge(all: Seen[], server: Server, emptied: number): Finding[] {
  const [well] = all;
  const middle = (asked: Asked[]): number => median(asked.map(({ ms }) => ms));
  const inMood = (tell: (seen: Seen) => string): string => all.map((seen) => `${seen.mood} ${tell(seen)}`).join('; ');
  const lettersOf = (email: string): string[] => server.arrived.filter(({ to }) => to === email).map(({ title }) => title);
  const delivered = all.filter(({ mood }) => mood !== 'warm' && PASSING.includes(mood)).flatMap(({ emails }) => emails);
  const twoEach = delivered.filter((email) => lettersOf(email).length === 2 && new Set(lettersOf(email)).size === 2);
  const strangers = server.arrived.filter(({ to }) => to.startsWith('nobody.')).length;
  const again = server.arrived.length - new Set(server.arrived.map(({ id }) => id)).size;
  const cutOff = all.find(({ mood }) => mood === 'cut')?.emails ?? [];
  const afterCut = cutOff.flatMap(lettersOf).length;
  return [
    { promise: 'who registers is told the same, whatever the mail server does', seen: inMood(({ registered }) => tally(registered)), kept: all.every(({ registered }) => registered.every(({ status }) => status === 201)) },
    { promise: 'who forgets a password too, known or not', seen: inMood(({ known, unknown }) => tally([...known, ...unknown])), kept: all.every(({ known, unknown }) => [...known, ...unknown].every(({ status, said }) => status === 202 && said === known[0]?.said)) },
    { promise: 'in the same time, known or not', seen: inMood(({ known, unknown }) => `${middle(known).toFixed(0)} and ${middle(unknown).toFixed(0)} ms`), kept: all.every(({ known, unknown }) => !tellsApart(middle(known), middle(unknown))), timed: true },
    { promise: 'and as when all is well', seen: inMood(({ registered, known }) => `${middle(registered).toFixed(0)} and ${middle(known).toFixed(0)} ms`), kept: well !== undefined && all.every(({ registered, known }) => !isLonger(middle(registered), middle(well.registered)) && !isLonger(middle(known), middle(well.known))), timed: true },
    { promise: 'in the end each letter arrives once', seen: `${twoEach.length} of ${delivered.length} people have their two letters, ${again} came twice; nothing waits after ${(emptied / 1_000).toFixed(0)} s`, kept: twoEach.length === delivered.length && again === 0 && !Number.isNaN(emptied) },
    { promise: 'none goes to an address that nobody has', seen: `${strangers}`, kept: strangers === 0 },
    { promise: 'what may have arrived is not sent a second time', seen: `${afterCut} of ${cutOff.length * 2} that were cut off`, kept: cutOff.length > 0 && afterCut === 0 },
  ];
}

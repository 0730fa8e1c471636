import { setTimeout as wait } from 'node:timers/promises';
import { HOST } from '../../../bench/stage/ports.js';
import type { Stage } from '../../../bench/stage/stage.js';
import type { TestSmtp } from '../../support/smtp.js';
import { runCommand, type Ended } from '../support/command.js';

/** What was seen in the restored system. */
export interface Looked {
  login: number;
  posted: number;
  ready: string;
  /** Connections to the mail server before it was armed. */
  quiet: number;
  /** Letters that were asked for since, and wait. */
  asked: number;
  chosen: Ended;
  armed: Ended;
  arrived: number;
  ofBefore: number;
}

const READER = { email: 'reader1@bench.test', password: 'a long password, number 1' };

/** What follows from the replies of before is done within this, or something is wrong. */
const MOST_TRIES = 120;

/** Letters wait in the restored system while this long goes by, in which a worker that may send would have. */
const QUIET_MS = 2_500;

async function ask(port: number, path: string, body: object, token?: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { 'content-type': 'application/json', 'x-belowline': '1', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`http://${HOST}:${port}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

const countAsked = (stage: Stage, restored: string): Promise<number> =>
  stage.query(async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM mails WHERE state = 'waiting' AND recipient IS NOT NULL AND created_at > (SELECT max(restored_at) FROM restorations)`,
    );
    return rows[0]?.count ?? 0;
  }, restored);

/** Starts an api and a worker on the database that was restored, uses it as a reader does, and arms it. */
export async function lookRound(stage: Stage, sink: TestSmtp, { restored, threadId }: { restored: string; threadId: string }): Promise<Looked> {
  const settings = { DATABASE_URL: stage.applicationUrl(restored), SMTP_URL: sink.url };
  const { port } = await stage.startApi({ settings });
  stage.startWorker(settings);
  const login = await ask(port, '/auth/login', READER);
  const posted = await ask(port, `/threads/${threadId}/replies`, { body: 'The first words in what was restored.' }, String(login.body['accessToken']));
  await ask(port, '/auth/password/forgot', { email: READER.email });
  const health = await fetch(`http://${HOST}:${port}/health/ready`);
  const { sending = '' } = (await health.json()) as { sending?: string };
  for (let tries = 0; (await countAsked(stage, restored)) === 0 && tries < MOST_TRIES; tries += 1) await wait(100);
  await wait(QUIET_MS);
  const [quiet, asked] = [sink.connections, await countAsked(stage, restored)];
  const chosen = await armWhenJobsAreDone([], settings);
  const quietStill = sink.connections;
  const armed = await armWhenJobsAreDone(['--drop-waiting'], settings);
  await Promise.race([sink.until(() => sink.to(READER.email).length > 0), wait(20_000)]);
  await wait(QUIET_MS);
  return { login: login.status, posted: posted.status, ready: `${health.status} ${sending}`, quiet: quiet + quietStill, asked, chosen, armed, arrived: sink.to(READER.email).length, ofBefore: sink.arrived.length - sink.to(READER.email).length };
}

/** Letters may follow from jobs of the backup, so arming wants them done. */
async function armWhenJobsAreDone(args: string[], settings: Record<string, string>): Promise<Ended> {
  for (let tries = 1; ; tries += 1) {
    const ended = await runCommand('arm', args, { DATABASE_URL: settings['DATABASE_URL'] ?? '' });
    if (!ended.stderr.includes('jobs of the backup are not done yet') || tries === MOST_TRIES) return ended;
    await wait(500);
  }
}

import type { FastifyInstance } from 'fastify';
import { routes } from '#contract/routes/routes';
import { countReplies } from '#domain/articles/count-replies';
import type { ReadReplies, PageQuestion } from '#domain/replies/read-replies';
import type { Db } from '#platform/database/database';
import { UUID } from '#platform/paging/cursor';
import { networkOf } from '#platform/places/network';
import type { RateLimits } from '#platform/rate-limits/rate-limits';
import { checkInput } from '../http/check-input.js';
import { EVERYTHING } from '../limits/limits.js';
import type { Made } from './ready-answer.js';
import type { ReadyAnswers } from './ready-answers.js';
import { API_HEADERS, sendReady } from './send-ready.js';

const PAGE = /^\/api\/v1\/threads\/([0-9a-f-]{36})\/replies(?:\?(.*))?$/;
const COUNTS = '/api/v1/counts?';

const DEFAULTS: PageQuestion = routes.listReplies.query.parse({});

/** One question has one name, however it was written: what is not said is the default, and the order is ours. */
function pageName(threadId: string, question: PageQuestion): string {
  const said = (['sort', 'only', 'limit', 'cursor'] as const).filter((name) => question[name] !== undefined && question[name] !== DEFAULTS[name]);
  return `/api/v1/threads/${threadId}/replies${said.length === 0 ? '' : '?'}${said.map((name) => `${name}=${question[name]}`).join('&')}`;
}

/** Who makes what is not ready. */
export interface Makers {
  answers: ReadyAnswers;
  replies: ReadReplies;
  limits: RateLimits;
}

async function makePage(replies: ReadReplies, db: Db, threadId: string, question: PageQuestion): Promise<Made> {
  const { page, seq } = await replies.threadPage(threadId, question, null, db);
  return { headers: API_HEADERS, body: Buffer.from(JSON.stringify(page)), basis: { threads: new Map([[threadId, seq]]) } };
}

async function makeCounts(db: Db, urls: string[]): Promise<Made> {
  const { answer, threads } = await countReplies(db, urls);
  return { headers: API_HEADERS, body: Buffer.from(JSON.stringify(answer)), basis: { threads } };
}

/**
 * Makes and keeps what anybody reads of the api, a thread's pages and the counts, in a hook before the framework looks at the request: with its refusals,
 * and counted, since it is work. Whoever sends a token gets the same page from the controller, with what they may do in it.
 */
export function keepPagesReady(server: FastifyInstance, { answers, replies, limits }: Makers): void {
  answers.names.add((url) => (url.startsWith(COUNTS) || PAGE.test(url) ? url : undefined));
  server.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || request.headers.authorization !== undefined) return;
    const { url } = request;
    const threadId = PAGE.exec(url)?.[1];
    if (threadId !== undefined && UUID.test(threadId)) {
      const { query: question } = checkInput(routes.listReplies, request) as { query: PageQuestion };
      await limits.take(EVERYTHING, networkOf(request.ip));
      return sendReady(request, reply, await answers.answer(pageName(threadId, question), (db) => makePage(replies, db, threadId, question)));
    }
    if (!url.startsWith(COUNTS)) return;
    const { url: urls } = checkInput(routes.counts, request).query as { url: string[] };
    await limits.take(EVERYTHING, networkOf(request.ip));
    return sendReady(request, reply, await answers.answer(url, (db) => makeCounts(db, urls)));
  });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '#platform/refusals/refusal';
import { isForAPerson, PROBLEM_PAGE_HEADERS, problemPage } from '../refusals/problem-page.js';
import { refused } from '../refusals/problem.filter.js';
import { problemOf } from '../refusals/problem.js';

/** Who is turned away comes again after one to so many seconds, each at another moment: all at once would be the next crowd. */
const SECONDS = 4;

const { problem } = problemOf(new Refusal('service.unavailable'), '');

/** The same for everybody but for the number of the request, put together once: at such a moment there are thousands. */
const [before = '', after = ''] = JSON.stringify({ ...problem, requestId: '\n' }).split('\\n');

const HEADERS = ['cache-control', 'no-store', 'x-content-type-options', 'nosniff'];
const JSON_HEADERS = [...HEADERS, 'content-type', 'application/problem+json; charset=utf-8', 'x-robots-tag', 'noindex'];
const PAGE_HEADERS = [...HEADERS, ...Object.entries(PROBLEM_PAGE_HEADERS).flat()];

const line = refused.of('http', problem.code);

/** Answers that there are too many at the moment, past the framework: at a fraction of what looking at the request would cost. */
export function turnAway(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  line.add();
  const { method, url = '', headers } = request;
  const page = isForAPerson({ url, headers });
  // As text it leaves together with the head, in one write: that is most of what a refusal costs.
  const body = page ? problemPage({ ...problem, requestId }) : `${before}${requestId}${after}`;
  // As on everything that anybody may read: the script on a publisher's page is to learn of it too.
  const open = method === 'GET' && headers.authorization === undefined && url.startsWith('/api/') ? ['access-control-allow-origin', '*'] : [];
  const own = ['retry-after', String(1 + Math.floor(Math.random() * SECONDS)), 'x-request-id', requestId, 'content-length', String(Buffer.byteLength(body))];
  response.writeHead(problem.status, [...(page ? PAGE_HEADERS : JSON_HEADERS), ...open, ...own]).end(body);
}

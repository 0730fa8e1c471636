import type { FastifyRequest } from 'fastify';
import type { Problem } from '#contract/refusals';
import { escapeHtml } from '#platform/markup/render-markup';

/** Whether somebody opened an address in a browser, as against a program asking the API. */
export const isForAPerson = ({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): boolean => !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');

/** May be shown in any frame: a publisher whose origin is missing from the site's list should read why. */
export const PROBLEM_PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'",
};

/** A problem in words for a person: what it is, and the number by which we find it in the log. */
export const problemPage = ({ status, detail, requestId }: Problem): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/assets/problem.css">
<title>${escapeHtml(detail)}</title>
<main>
<h1>${escapeHtml(detail)}</h1>
${status >= 500 ? `<p>If it goes on, tell us this number: ${escapeHtml(requestId)}</p>` : '<p><a href="/">Go to the front page</a></p>'}
</main>
</html>
`;

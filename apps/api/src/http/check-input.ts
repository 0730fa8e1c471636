import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { RefusalDetail } from '#contract/refusals';
import type { RouteDefinition } from '#contract/routes/route';
import { refuse } from '#platform/refusals/refusal';

const details = (error: z.ZodError): RefusalDetail[] =>
  error.issues.flatMap((issue) => {
    const place = issue.path.map(String);
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...place, key].join('.'), message: 'is not known here' }))
      : [{ path: place.join('.'), message: issue.message }];
  });

/** Something that is not a reply cannot be found: a malformed id in the path is as absent as an unknown one. */
const ABSENT = { threadId: 'thread.absent', replyId: 'reply.absent', articleId: 'article.absent', userId: 'user.absent', siteId: 'site.absent', sessionId: 'session.unknown', exportId: 'export.absent', passkeyId: 'passkey.absent', providerId: 'provider.absent', decisionId: 'decision.absent', callId: 'call.absent', noteId: 'note.absent', filterId: 'filter.absent' } as const;

function checkParams(schema: z.ZodType<object>, params: unknown): object {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0]);
  return refuse(name in ABSENT ? ABSENT[name as keyof typeof ABSENT] : 'route.absent');
}

/** What no text in PostgreSQL holds: the character U+0000, and halves of a character. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Where a value holds a text that cannot be kept. */
function findUnstorable(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = isStorable(name) ? findUnstorable(member, path === '' ? name : `${path}.${name}`) : path;
    if (found !== undefined) return found;
  }
  return undefined;
}

function check(schema: z.ZodType, value: unknown): unknown {
  const unstorable = findUnstorable(value);
  if (unstorable !== undefined) refuse('request.invalid', { errors: [{ path: unstorable, message: 'must not contain U+0000 or half a character' }] });
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : refuse('request.invalid', { errors: details(parsed.error) });
}

/** The server would read a form as well, which a stranger's page may send without being asked first. */
function checkBody(schema: z.ZodType, request: FastifyRequest): unknown {
  if (request.body != null && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) refuse('request.not-json');
  return check(schema, request.body ?? {});
}

/** What a route without a body is sent: nothing, or an empty object, which some programs send with every request. */
const NOTHING = z.strictObject({});

function checkNoBody(request: FastifyRequest): undefined {
  checkBody(NOTHING, request);
}

/** A request's input as its route wants it, or a refusal that names everything that is wrong. */
export const checkInput = (route: RouteDefinition, request: FastifyRequest) => ({
  params: route.params && checkParams(route.params, request.params),
  query: route.query && check(route.query, request.query),
  body: route.body ? checkBody(route.body, request) : checkNoBody(request),
});

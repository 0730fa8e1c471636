import type { z } from 'zod';
import { refusals, refusalStatus, type RefusalCode } from '#contract/refusals';
import type { AccessLevel, RouteDefinition } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Answer, JsonSchema, OpenApiDocument, Operation, Parameter } from './document.js';
import { Schemas } from './schemas.js';

/** The refusals that a route has because of what it is, besides its own. */
function refusalsOf(route: RouteDefinition): RefusalCode[] {
  return [
    ...(route.access === 'anyone' ? [] : (['token.absent'] as const)),
    'token.invalid',
    ...(['staff', 'moderator', 'site-admin', 'admin'].includes(route.access) ? (['role.insufficient'] as const) : []),
    ...(['moderator', 'site-admin', 'admin'].includes(route.access) ? (['proof.second', 'proof.unset'] as const) : []),
    ...(route.fresh ? (['proof.needed'] as const) : []),
    ...(route.secondProof ? (['proof.second'] as const) : []),
    // A body is read, and refused, also where none is wanted; what is only read is never sent one.
    ...(route.body || route.method !== 'GET' ? (['request.not-json', 'request.too-large'] as const) : []),
    ...(route.body || route.query || route.method !== 'GET' ? (['request.invalid'] as const) : []),
    ...(route.repeatable ? (['idempotency.key-invalid'] as const) : []),
    ...(route.repeatable === true ? (['idempotency.mismatch', 'idempotency.in-flight'] as const) : []),
    ...route.refusals,
    'request.limited',
    'service.unavailable',
  ];
}

function refusalAnswers(route: RouteDefinition): Record<string, Answer> {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of refusalsOf(route)) {
    const status = refusalStatus[refusals[code].kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const answer = (codes: RefusalCode[]): Answer => ({
    description: codes.map((code) => `\`${code}\`: ${refusals[code].message}`).join('\n\n'),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  return Object.fromEntries([...byStatus].map(([status, codes]) => [String(status), answer(codes)]));
}

function parametersOf(route: RouteDefinition, schemas: Schemas): Parameter[] {
  const fields = (place: 'path' | 'query', schema: z.ZodType | undefined): Parameter[] => {
    if (!schema) return [];
    const { properties = {}, required = [] } = schemas.of(schema, 'input');
    return Object.entries(properties).map(([name, of]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: of }));
  };
  const header = (name: string, required: boolean, description: string): Parameter => ({ name, in: 'header', required, description, schema: { type: 'string' } });
  return [
    ...fields('path', route.params),
    ...fields('query', route.query),
    ...(route.repeatable ? [header('Idempotency-Key', false, route.repeatable === true ? '1 to 255 visible ASCII characters; remembered for 24 hours' : '1 to 255 visible ASCII characters, best random ones; it counts together with the body')] : []),
    ...(route.cookie ? [header('X-Belowline', true, '`1`; `console` for the log-ins of the console, which have a cookie of their own')] : []),
  ];
}

function successAnswers(route: RouteDefinition, schemas: Schemas): Record<string, Answer> {
  const answers = Object.entries(route.answers).map(([status, schema]): [string, Answer] => {
    if (schema === null) return [status, { description: 'Done; there is nothing to say.' }];
    const example = route.example?.answer === undefined ? {} : { example: route.example.answer };
    return [status, { description: 'As asked.', content: { 'application/json': { schema: schemas.of(schema, 'output'), ...example } } }];
  });
  return Object.fromEntries(answers);
}

const WHO: Record<AccessLevel, string> = {
  anyone: 'Anyone may ask.',
  user: 'Whoever is logged in may ask.',
  staff: 'Staff, moderators and admins may ask, each for the sites that they work on.',
  moderator: 'Moderators and admins may ask, each for the sites that they moderate.',
  'site-admin': 'Admins may ask, each for the sites that they administer.',
  admin: 'Admins of the whole installation may ask.',
};

function whoMayAsk({ access, cookie, siteKey, fresh }: RouteDefinition): string {
  if (cookie) return 'Only our own pages may ask, with the refresh cookie.';
  if (fresh) return `${WHO[access]} Where staff give a second proof, this asks for a proof of the last ten minutes (\`POST /me/proof\`).`;
  return siteKey ? `${WHO[access]} So may a publisher's own systems, with the site's secret key.` : WHO[access];
}

function securityOf(route: RouteDefinition): Operation['security'] {
  if (route.cookie) return [{ refreshCookie: [] }];
  const token = { accessToken: [] };
  return route.access === 'anyone' ? [{}, token] : [token, ...(route.siteKey ? [{ siteKey: [] }] : [])];
}

function operationOf(name: string, route: RouteDefinition, schemas: Schemas): Operation {
  const example = route.example?.body === undefined ? {} : { example: route.example.body };
  return {
    operationId: name,
    tags: [route.room],
    summary: route.summary,
    description: whoMayAsk(route),
    security: securityOf(route),
    parameters: parametersOf(route, schemas),
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: schemas.of(route.body, 'input'), ...example } } } } : {}),
    responses: { ...successAnswers(route, schemas), ...refusalAnswers(route) },
  };
}

const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: [...Object.keys(refusals), 'server.failed'] },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['path', 'message'], properties: { path: { type: 'string' }, message: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};

/** The public surface as OpenAPI 3.1, made from the same definitions that serve it. */
export function openApiDocument(publicUrl: string, version: string): OpenApiDocument {
  const schemas = new Schemas();
  const paths: OpenApiDocument['paths'] = {};
  for (const [name, route] of Object.entries<RouteDefinition>(routes)) {
    const path = `/api/v1${route.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route, schemas) };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Belowline', version, description: 'The discussion platform below the line.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: publicUrl }],
    tags: [...new Set(Object.values<RouteDefinition>(routes).map(({ room }) => room))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...schemas.named, Problem: PROBLEM },
      securitySchemes: {
        accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        siteKey: { type: 'http', scheme: 'bearer', description: "A site's secret key" },
        refreshCookie: { type: 'apiKey', in: 'cookie', name: '__Host-belowline', description: 'Over plain http the name is `belowline`. The console’s log-ins have `__Host-belowline-console`' },
      },
    },
  };
}

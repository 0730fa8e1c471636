import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TestCollector, type ArrivedSpan } from '../support/collector.js';
import { startEverything, newFolder, type Everything } from '../support/everything.js';

const EMAIL = 'somebody.unmistakable@example.org';
const NAME = 'Somebody Unmistakable';
const PASSWORD = 'unmistakable four words';
const TEXT = 'An unmistakable sentence that belongs in no trace.';
const NETWORK_ADDRESS = '81.2.69.160';
const ELSEWHERE = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

let site: Everything;
let collector: TestCollector;
beforeAll(async () => {
  collector = await TestCollector.start();
  site = await startEverything({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20key', TRUST_PROXY: 'loopback', LOG_LEVEL: 'debug' }, newFolder());
});
afterAll(async () => {
  await site?.stop();
  await collector?.stop();
});

const ask = async (path: string, body: object, more: Record<string, string> = {}): Promise<Record<string, unknown>> => {
  const headers = { 'content-type': 'application/json', 'x-belowline': '1', 'x-forwarded-for': NETWORK_ADDRESS, ...more };
  const answer = await fetch(`${site.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as Record<string, unknown>;
};

it('shows a reply from the request to what followed from it, and nobody who wrote it', async () => {
  const registered = await ask('/auth/register', { email: EMAIL, name: NAME, password: PASSWORD });
  const article = (await (await fetch(`${site.url}/api/v1/articles?url=${encodeURIComponent(`${site.url}/demo/world/asia/who-is-ahmad-massoud`)}`)).json()) as { mainThreadId: string };
  const posted = await ask(`/threads/${article.mainThreadId}/replies`, { body: TEXT }, {
    authorization: `Bearer ${String(registered['accessToken'])}`,
    'x-request-id': 'one-posted-reply-1',
    traceparent: `00-${ELSEWHERE.traceId}-${ELSEWHERE.spanId}-01`,
  });
  expect(posted).toMatchObject({ body: TEXT });
  await fetch(`${site.url}/api/v1/threads/${article.mainThreadId}/search?q=unmistakable`, { headers: { 'x-forwarded-for': NETWORK_ADDRESS } });

  const inTrace = (): ArrivedSpan[] => collector.spans.filter(({ traceId }) => traceId === ELSEWHERE.traceId);
  const following = (): ArrivedSpan | undefined => collector.spans.find(({ name, links }) => name === 'job replies.shown' && links.some(({ traceId }) => traceId === ELSEWHERE.traceId));
  await collector.until(() => inTrace().some(({ name }) => name.startsWith('POST ')) && following() !== undefined);
  const request = inTrace().find(({ name }) => name === 'POST /api/v1/threads/:threadId/replies');
  expect(request).toMatchObject({ parentSpanId: ELSEWHERE.spanId, failed: false, attributes: { 'http.route': '/api/v1/threads/:threadId/replies', 'http.response.status_code': 201, 'belowline.request.id': 'one-posted-reply-1' } });
  const below = (parent: ArrivedSpan | undefined): ArrivedSpan[] => inTrace().filter(({ parentSpanId }) => parentSpanId === parent?.spanId);
  const transaction = below(request).find(({ name }) => name === 'transaction');
  const statements = below(transaction);
  expect(statements.map(({ name }) => name)).toEqual(expect.arrayContaining(['with', 'insert', 'transaction']));
  expect(statements.map(({ attributes }) => attributes['db.query.text'])).toContainEqual(expect.stringMatching(/INSERT INTO replies .*\$1/s));
  expect(below(request).map(({ name }) => name)).toContain('publish reply.published');
  expect(collector.headers[0]?.['x-key']).toBe('a key');
  expect(collector.spans[0]?.resource).toEqual({ 'service.name': 'belowline-everything', 'service.namespace': 'belowline', 'service.instance.id': expect.any(String) });

  // What is left goes out with the process.
  await site.stop();
  const wire = Buffer.concat(collector.bodies).toString('latin1');
  expect(wire).not.toMatch(/unmistakable/i);
  expect(wire).not.toContain(NETWORK_ADDRESS);
  expect(wire).not.toMatch(/[\w.]+@[\w-]+\.(org|com)/);
  expect(wire).not.toMatch(/eyJ[\w-]+\./);
  const said = new Set(collector.spans.flatMap(({ attributes }) => Object.keys(attributes)));
  expect([...said].sort()).toEqual([
    'belowline.event', 'belowline.request.id', 'db.operation.name', 'db.query.text', 'db.system.name', 'http.request.method', 'http.response.status_code', 'http.route', 'messaging.destination.name', 'messaging.system',
  ]);
});

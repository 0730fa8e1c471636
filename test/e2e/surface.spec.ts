import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { routes } from '#contract/routes/routes';
import type { RouteDefinition } from '#contract/routes/route';
import { DiscussionController } from '../../apps/api/src/pages/discussion.controller.js';
import { DemoController } from '../../apps/api/src/pages/demo.controller.js';
import { BrowserApplicationsController } from '../../apps/api/src/pages/browser-applications.controller.js';
import { accessOf, routeOf } from '../../apps/api/src/http/endpoint.js';
import { TestApp } from '../support/test-app.js';
import { asOwner } from '../support/test-database.js';

type Handler = (...args: unknown[]) => unknown;

describe('the surface', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  /** Everything that answers somebody: the methods of controllers and the messages of gateways. */
  const handlers = (): { name: string; owner: object; handler: Handler }[] => {
    const discovery = new DiscoveryService(app.get(ModulesContainer));
    const scanner = new MetadataScanner();
    const prototypes = [
      ...discovery.getControllers().map(({ metatype }) => metatype?.prototype as object),
      ...discovery.getProviders().filter(({ name }) => String(name).endsWith('Gateway')).map(({ metatype }) => metatype?.prototype as object),
      DiscussionController.prototype,
      DemoController.prototype,
      BrowserApplicationsController.prototype,
    ];
    return prototypes.flatMap((prototype) =>
      scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name: `${prototype.constructor.name}.${name}`, owner: prototype.constructor, handler: (prototype as Record<string, Handler>)[name] as Handler }))
        .filter(({ handler }) => Reflect.hasMetadata('path', handler) || Reflect.hasMetadata('message', handler)),
    );
  };
  const contextOf = ({ owner, handler }: { owner: object; handler: Handler }) => ({ getHandler: () => handler, getClass: () => owner }) as never;

  it('declares for every route and every message who may ask', () => {
    const found = handlers();
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter((each) => accessOf(contextOf(each)) === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('serves every route of the contract, once', () => {
    const served = handlers().flatMap((each) => routeOf(contextOf(each)) ?? []);
    expect(served.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.values<RouteDefinition>(routes).map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('is ready when all of its parts are, and says which is not', async () => {
    expect((await app.page('/health/live')).body).toEqual({ status: 'live' });
    const ready = await app.page('/health/ready');
    expect([ready.status, ready.body]).toEqual([200, { status: 'ready', parts: { database: 'ok', migrations: 'ok', jobs: 'ok' } }]);
    await asOwner(app, 'UPDATE _prisma_migrations SET rolled_back_at = now()');
    const behind = await app.page('/health/ready');
    expect([behind.status, behind.body.status, behind.body.parts.migrations]).toEqual([503, 'not ready', expect.stringContaining('not applied')]);
    expect((await app.page('/health/live')).status).toBe(200);
  });

  it('tells a person in words, and a program in a problem document', async () => {
    const page = await app.page('/nothing').set('Accept', 'text/html,*/*');
    expect([page.status, page.headers['content-type'], page.headers['cache-control']]).toEqual([404, 'text/html; charset=utf-8', 'no-store']);
    expect(page.text).toContain('There is nothing at this address.');
    expect((await app.page('/nothing').set('Accept', '*/*')).headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it('counts its requests for Prometheus by route, never by address', async () => {
    await app.page('/api/v1/threads/01990000-0000-7000-8000-000000000099');
    const { text } = await app.page('/metrics');
    expect(text).toMatch(/belowline_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/threads\/:threadId",status="404"\} 1/);
    expect(text).not.toContain('01990000');
  });

  it('describes itself in OpenAPI 3.1', async () => {
    const { body } = await app.page('/api/openapi.json');
    expect(body.openapi).toBe('3.1.1');
    expect(Object.keys(body.paths as object)).toContain('/api/v1/threads/{threadId}/replies');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { refusals } from '#contract/refusals';
import type { RouteDefinition } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { openApiDocument } from './openapi.js';
import { referencePage } from './reference-page.js';

const all = Object.entries<RouteDefinition>(routes);
const root = new URL('../../../../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
const document = openApiDocument('https://talk.example.org', version);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ asked: `${method.toUpperCase()} ${path}`, operation })),
);

/** Every place of a document where something is pointed at. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === '$ref' ? [String(part)] : references(part)));
}

describe('the routes of the contract', () => {
  it.each(all)('%s has examples that fit their schemas', (_, { body, answers, example }) => {
    if (example?.body !== undefined) expect(body?.safeParse(example.body)).toMatchObject({ success: true });
    for (const schema of Object.values(answers)) {
      if (schema !== null) expect(schema.safeParse(example?.answer)).toMatchObject({ success: true });
    }
  });

  it.each(all)('%s shows what is sent and what is answered', (_, { body, answers, example }) => {
    expect(example?.body === undefined).toBe(body === undefined);
    expect(example?.answer === undefined).toBe(Object.values(answers).every((schema) => schema === null));
  });

  it.each(all)('%s names refusals that there are, each once', (_, route) => {
    expect(route.refusals.filter((code) => !(code in refusals))).toEqual([]);
    expect(new Set(route.refusals).size).toBe(route.refusals.length);
  });

  it.each(all)('%s names the parameters of its path', (_, { path, params }) => {
    const named = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
    const known = params && 'shape' in params ? Object.keys(params.shape as object) : [];
    expect(known).toEqual(named);
  });
});

describe('the OpenAPI document', () => {
  it('has every route, once', () => {
    const asked = all.map(([, { method, path }]) => `${method} /api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(operations.map((each) => each.asked).sort()).toEqual([...new Set(asked)].sort());
    expect(asked.length).toBe(all.length);
  });

  it('calls every operation by a name of its own', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(all.length);
  });

  it('points at nothing that is not there', () => {
    const there = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
    expect(references(document).filter((reference) => !there.has(reference))).toEqual([]);
  });

  it('is the file in docs: after a change of the contract run "npm run generate:openapi"', () => {
    expect(JSON.parse(readFileSync(new URL('docs/openapi.json', root), 'utf8'))).toEqual(JSON.parse(JSON.stringify(document)));
  });
});

describe('the reference page', () => {
  const page = referencePage(document);

  it('shows every operation and every schema', () => {
    const shown = new Set([...page.matchAll(/<article id="([^"]+)"/g)].map(([, anchor]) => anchor));
    for (const { operation } of operations) expect(shown).toContain(operation.operationId);
    for (const name of Object.keys(document.components.schemas)) expect(shown).toContain(`schema-${name}`);
  });

  it('links to nothing that is not on it, and has no script and no style of its own', () => {
    const anchors = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, anchor]) => anchor));
    const links = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, anchor]) => anchor);
    expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
    expect(page).not.toMatch(/<script|<style| style=| on\w+=/);
  });

  it('shows texts as texts', () => {
    const odd = referencePage({ ...document, info: { ...document.info, title: '<b>&' } });
    expect(odd).not.toContain('<b>&');
    expect(odd).toContain('<title>&#60;b&#62;&#38; API</title>');
  });
});

import { escapeHtml } from '#platform/markup/render-markup';
import type { Answer, Content, JsonSchema, OpenApiDocument, Operation, Parameter } from './document.js';
import { anchorOf, rowsOf, typeOf, type SchemaRow } from './schema-rows.js';

/** What holds for every route, before the routes themselves. */
const INTRODUCTION = `
  <p>Requests and answers are JSON. Times are ISO 8601 in UTC, ids are UUIDv7. A member that is not known here is refused, not ignored.</p>
  <p>Log in with <code>POST /api/v1/auth/login</code> and send <code>Authorization: Bearer <var>access token</var></code>. The token lasts ten minutes; a browser renews it with its
  HttpOnly cookie. A publisher's own systems send the site's secret key in the same place, where a route takes one.</p>
  <p>Lists answer <code>{items, next}</code>: send <code>next</code> back as <code>cursor</code>, until it is null. A request with an <code>Idempotency-Key</code> can be sent again
  after a lost answer: the work is done once. Whatever is refused is answered with a <a href="#schema-Problem">Problem</a>, whose <code>code</code> says why;
  429 and 503 carry <code>Retry-After</code>.</p>
  <p>The same as a file for tools: <a href="/api/openapi.json">openapi.json</a></p>`;

const withCode = (text: string): string => escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');

function table(heads: string[], rows: string[][]): string {
  const head = heads.map((each) => `<th scope="col">${each}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const membersTable = (rows: SchemaRow[]): string =>
  table(['Member', 'Type', 'Notes'], rows.map(({ path, type, notes }) => [`<code>${path}</code>`, `<span class="type">${type}</span>`, notes]));

function schemaBlock(schema: JsonSchema): string {
  const rows = rowsOf(schema);
  return rows.length > 0 ? membersTable(rows) : `<p class="type">${typeOf(schema)}</p>`;
}

const exampleBlock = (example: unknown): string =>
  example === undefined ? '' : `<details><summary>Example</summary><pre tabindex="0">${escapeHtml(JSON.stringify(example, null, 2))}</pre></details>`;

const contentBlock = (content: Content): string => Object.values(content).map(({ schema, example }) => schemaBlock(schema) + exampleBlock(example)).join('');

function parametersBlock(parameters: Parameter[]): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(({ name, in: place, required, description, schema }): string[] => {
    const [row] = rowsOf({ properties: { [name]: description === undefined ? schema : { ...schema, description } }, required: required ? [name] : [] });
    return [`<code>${escapeHtml(name)}</code>`, place, `<span class="type">${row?.type ?? ''}</span>`, row?.notes ?? ''];
  });
  return `<h4>Parameters</h4>${table(['Name', 'In', 'Type', 'Notes'], rows)}`;
}

const isRefusal = ([status]: [string, Answer]): boolean => Number(status) >= 400;

function answersBlock(operation: Operation): string {
  const all = Object.entries(operation.responses);
  const successes = all
    .filter((each) => !isRefusal(each))
    .map(([status, { description, content }]) => `<h4>Answer <b>${status}</b></h4>${content ? contentBlock(content) : `<p>${withCode(description)}</p>`}`);
  const refusals = all
    .filter(isRefusal)
    .flatMap(([status, { description }]) => description.split('\n\n').map((line) => `<li><b>${status}</b> ${withCode(line)}</li>`));
  return `${successes.join('')}<details><summary>Refusals</summary><ul class="refusals">${refusals.join('')}</ul></details>`;
}

const bodyBlock = (operation: Operation): string => (operation.requestBody ? `<h4>Body</h4>${contentBlock(operation.requestBody.content)}` : '');

interface Placed {
  method: string;
  path: string;
  operation: Operation;
}

const operationBlock = ({ method, path, operation }: Placed): string => `
  <article id="${operation.operationId}">
    <h3><a href="#${operation.operationId}"><span class="method">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code></a></h3>
    <p class="summary">${withCode(operation.summary)}</p>
    <p class="who">${withCode(operation.description)}</p>
    ${parametersBlock(operation.parameters)}${bodyBlock(operation)}${answersBlock(operation)}
  </article>`;

/** A room's address on the page. */
const roomAnchor = (tag: string): string => `room-${tag.toLowerCase().replace(/[^a-z]+/g, '-')}`;

const contentsOf = (tag: string, operations: Placed[]): string => `
  <h2>${escapeHtml(tag)}</h2>
  <ul>${operations.map(({ method, path, operation }) => `<li><a href="#${operation.operationId}"><span class="method">${method.toUpperCase()}</span> ${escapeHtml(path.replace('/api/v1', ''))}</a></li>`).join('')}</ul>`;

/** The API for people to read, made from the document that tools read. Plain HTML: there is no script in it. */
export function referencePage(document: OpenApiDocument): string {
  const placed = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]): Placed => ({ method, path, operation })));
  const rooms = document.tags.map(({ name }) => ({ name, operations: placed.filter(({ operation }) => operation.tags.includes(name)) }));
  const schemas = Object.entries(document.components.schemas).sort(([a], [b]) => a.localeCompare(b));
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${escapeHtml(document.info.title)} API</title>
  <link rel="stylesheet" href="/api/docs/reference.css">
</head>
<body>
  <nav aria-label="Contents">
    <a class="home" href="#top">${escapeHtml(document.info.title)} API</a>
    ${rooms.map(({ name, operations }) => contentsOf(name, operations)).join('')}
    <h2>Schemas</h2>
    <ul>${schemas.map(([name]) => `<li><a href="#${anchorOf(name)}">${escapeHtml(name)}</a></li>`).join('')}</ul>
  </nav>
  <main id="top">
    <header>
      <h1>${escapeHtml(document.info.title)} API</h1>
      <p class="who">Version ${escapeHtml(document.info.version)} · ${document.servers.map(({ url }) => `<code>${escapeHtml(url)}</code>`).join(' ')}</p>
      ${INTRODUCTION}
    </header>
    ${rooms.map(({ name, operations }) => `<section id="${roomAnchor(name)}"><h2>${escapeHtml(name)}</h2>${operations.map(operationBlock).join('')}</section>`).join('')}
    <section id="schemas"><h2>Schemas</h2>
    ${schemas.map(([name, schema]) => `<article id="${anchorOf(name)}"><h3><a href="#${anchorOf(name)}">${escapeHtml(name)}</a></h3>${schemaBlock(schema)}</article>`).join('')}
    </section>
  </main>
</body>
</html>
`;
}

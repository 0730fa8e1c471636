import { escapeHtml } from '#platform/markup/render-markup';
import type { JsonSchema } from './document.js';

/** One member of a body: where it is, what it is, and what there is to know. All three are HTML. */
export interface SchemaRow {
  path: string;
  type: string;
  notes: string;
}

const literal = (value: unknown): string => `<span class="literal">${escapeHtml(JSON.stringify(value))}</span>`;

/** The address of a named schema on the page. */
export const anchorOf = (name: string): string => `schema-${name}`;

const isNull = (schema: JsonSchema): boolean => schema.type === 'null';

/** What a value is, in a few words: `uuid | null`, `Reply[]`, `"open" | "closed"`. */
export function typeOf(schema: JsonSchema): string {
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return `<a href="#${anchorOf(name)}">${escapeHtml(name)}</a>`;
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ');
  if (schema.type === 'array') return schema.items?.enum ? `(${typeOf(schema.items)})[]` : `${schema.items ? typeOf(schema.items) : 'anything'}[]`;
  const [first, ...rest] = [schema.type ?? 'anything'].flat();
  return [schema.format ?? first, ...rest].join(' | ');
}

const between = (least: number | undefined, most: number | undefined, unit: string): string[] => {
  if (least !== undefined && most !== undefined) return [`${least} to ${most}${unit}`];
  if (least !== undefined) return [`at least ${least}${unit}`];
  return most === undefined ? [] : [`at most ${most}${unit}`];
};

function notesOf(schema: JsonSchema, required: boolean): string {
  const { description, minLength, maxLength, minimum, maximum, minItems, maxItems } = schema;
  const parts = [
    ...(required ? [] : ['optional']),
    ...(description === undefined ? [] : [escapeHtml(description)]),
    ...between(minLength, maxLength, ' characters'),
    ...between(minimum, maximum, ''),
    ...between(minItems, maxItems, ' items'),
    ...(schema.default === undefined ? [] : [`default ${literal(schema.default)}`]),
  ];
  return parts.join(' · ');
}

/** The part of a schema that has members of its own: inside a list, or beside a null. */
function insideOf(schema: JsonSchema): { schema: JsonSchema; suffix: string } | undefined {
  if (schema.properties) return { schema, suffix: '' };
  if (schema.items) {
    const inside = insideOf(schema.items);
    return inside && { schema: inside.schema, suffix: `[]${inside.suffix}` };
  }
  const others = schema.anyOf?.filter((each) => !isNull(each)) ?? [];
  return others.length === 1 && others[0] ? insideOf(others[0]) : undefined;
}

const shapeOf = (schema: JsonSchema): string => {
  const inside = insideOf(schema);
  if (!inside) return typeOf(schema);
  const nullable = schema.anyOf?.some(isNull) === true || [schema.type].flat().includes('null');
  return `object${inside.suffix}${nullable ? ' | null' : ''}`;
};

/** The members of a body, one a row, those of nested objects by their path. */
export function rowsOf(schema: JsonSchema, prefix = ''): SchemaRow[] {
  const inside = insideOf(schema);
  if (!inside) return [];
  const { properties = {}, required = [] } = inside.schema;
  return Object.entries(properties).flatMap(([name, of]) => {
    const path = `${prefix}${inside.suffix}${prefix || inside.suffix ? '.' : ''}${name}`;
    return [{ path: escapeHtml(path), type: shapeOf(of), notes: notesOf(of, required.includes(name)) }, ...rowsOf(of, path)];
  });
}

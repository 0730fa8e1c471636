import { z } from 'zod';
import type { JsonSchema } from './document.js';

/** Which side of the wire a schema is for: what we take is exact, what we answer may gain members. */
type Direction = 'input' | 'output';

/** What zod says of every number and id, and no reader needs to be told. */
function tidy(schema: JsonSchema, direction: Direction): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (direction === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
}

/** `$defs` only mean something at the root of a schema; in an OpenAPI document its named parts live among the components. */
function pointToComponents(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as { $ref?: unknown };
  if (typeof holder.$ref === 'string') holder.$ref = holder.$ref.replace('#/$defs/', '#/components/schemas/');
  for (const part of Object.values(value)) pointToComponents(part);
}

/** Turns the contract's schemas into JSON Schema, and gathers those that have a name on the way. */
export class Schemas {
  readonly named: Record<string, JsonSchema> = {};

  of(schema: z.ZodType, direction: Direction): JsonSchema {
    // Inside something else a schema with a name comes out as a reference, one that holds itself included.
    const { properties, $defs = {} } = z.toJSONSchema(z.object({ it: schema }), {
      target: 'draft-2020-12',
      io: direction,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => tidy(jsonSchema as JsonSchema, direction),
    }) as unknown as { properties: { it: JsonSchema }; $defs?: Record<string, JsonSchema> };
    pointToComponents(properties);
    pointToComponents($defs);
    Object.assign(this.named, $defs);
    return properties.it;
  }
}

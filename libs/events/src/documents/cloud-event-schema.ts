import type { EventDefinition } from '../catalogue/definition';
import { INSTANT, LOCAL_DATE, TIME_ZONE } from '../catalogue/formats';
import { SENSITIVITIES } from '../tam-event';

/** A JSON Schema as plain JSON. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const text = (description: string, maxLength = 512): JsonSchema => ({
  type: 'string',
  minLength: 1,
  maxLength,
  description,
});

const INSTANT_SCHEMA = { type: 'string', format: 'date-time', 'x-format': INSTANT };

/** What of the attributes does not depend on the type; CloudEvents 1.0, structured mode. */
const ATTRIBUTES: { readonly [name: string]: JsonSchema } = {
  id: text('Unique in its source. The same event again has the same id; a corrected one has another.'),
  source: text('Who says it; compared as an exact text.'),
  time: { ...INSTANT_SCHEMA, description: 'When it happened. Decides compliance.' },
  datacontenttype: { const: 'application/json' },
  recordedtime: {
    ...INSTANT_SCHEMA,
    description: 'When it was recorded; counts in files and on the backfill topic only.',
  },
  sequence: {
    description: 'Monotone per source and subject.',
    anyOf: [
      { type: 'integer', minimum: 0 },
      { type: 'string', pattern: '^[0-9]{1,16}$' },
    ],
  },
  sensitivity: { enum: SENSITIVITIES, description: 'Inherited by all that is derived from the event.' },
  testrecord: {
    enum: [true, false, 'true', 'false'],
    description: 'Whether the record is a test.',
  },
  traceparent: text('W3C trace context.', 128),
};

const MEMBER_ATTRIBUTES: { readonly [name: string]: JsonSchema } = {
  subject: text('The caseId of the data, if given.', 256),
  partitionkey: text('The memberRef of the data, if given: the key of the message.', 256),
};

/** The JSON Schema (2020-12) of `data` of a type. */
export function dataSchema({ data }: EventDefinition): JsonSchema {
  return standardFormats(JSON.parse(JSON.stringify(data))) as JsonSchema;
}

/** The JSON Schema (2020-12) of a whole event of a type, in structured mode. */
export function cloudEventSchema(definition: EventDefinition): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:tam:event:${definition.type}`,
    title: definition.type,
    description: definition.summary,
    type: 'object',
    required: ['specversion', 'id', 'source', 'type', 'time', 'data'],
    propertyNames: { pattern: '^[a-z0-9]+$' },
    properties: {
      specversion: { const: '1.0' },
      type: { const: definition.type },
      ...ATTRIBUTES,
      ...(definition.topic === 'control' ? {} : MEMBER_ATTRIBUTES),
      data: dataSchema(definition),
    },
  };
}

/** Our formats by the names that every validator knows; ours are stricter and stay visible as `x-format`. */
const STANDARD: { readonly [format: string]: JsonSchema } = {
  [INSTANT]: { format: 'date-time', 'x-format': INSTANT },
  [LOCAL_DATE]: { format: 'date', 'x-format': LOCAL_DATE },
  [TIME_ZONE]: { 'x-format': TIME_ZONE },
};

function standardFormats(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(standardFormats);
  if (typeof value !== 'object' || value === null) return value;
  const { format, ...others } = value as { [keyword: string]: unknown };
  const inner = Object.fromEntries(Object.entries(others).map(([key, item]) => [key, standardFormats(item)]));
  if (format === undefined) return inner;
  return typeof format === 'string'
    ? { ...inner, ...STANDARD[format] }
    : { ...inner, format: standardFormats(format) };
}

import type { EventDefinition } from '../catalogue/definition';
import { dataSchema, type JsonSchema } from './cloud-event-schema';

/** What a release promised of one type. A published snapshot is never edited. */
export interface PublishedType {
  readonly topic: string;
  readonly rank: number;
  readonly data: JsonSchema;
}

/** What a release promised, by type. */
export type PublishedContract = { readonly [type: string]: PublishedType };

/** The catalogue as a contract to publish, without the words. */
export function contractOf(catalogue: ReadonlyMap<string, EventDefinition>): PublishedContract {
  return Object.fromEntries(
    [...catalogue.values()].map((definition) => [
      definition.type,
      {
        topic: definition.topic,
        rank: definition.rank,
        data: withoutWords(dataSchema(definition)) as JsonSchema,
      },
    ]),
  );
}

/**
 * How a contract breaks a published one, in words; empty: fully compatible, both ways. Old events must be read by new
 * programs and new events by old ones: types and fields stay, in their form; nothing becomes required or stops being so.
 */
export function contractBreaks(published: PublishedContract, current: PublishedContract): string[] {
  return Object.entries(published).flatMap(([type, before]) => {
    const now = current[type];
    if (now === undefined) return [`${type} was removed`];
    const moved = (['topic', 'rank'] as const).filter((column) => before[column] !== now[column]);
    return [
      ...moved.map((column) => `${type}: ${column} changed from ${before[column]} to ${now[column]}`),
      ...schemaBreaks(before.data, now.data, type),
    ];
  });
}

function schemaBreaks(before: JsonSchema, now: JsonSchema, place: string): string[] {
  const breaks: string[] = [];
  for (const keyword of new Set([...Object.keys(before), ...Object.keys(now)])) {
    if (NESTED.has(keyword)) continue;
    if (JSON.stringify(before[keyword]) !== JSON.stringify(now[keyword]))
      breaks.push(`${place}: ${keyword} changed from ${told(before[keyword])} to ${told(now[keyword])}`);
  }
  const fieldsBefore = fieldsOf(before);
  const fieldsNow = fieldsOf(now);
  for (const [field, schema] of Object.entries(fieldsBefore)) {
    const same = fieldsNow[field];
    if (same === undefined) breaks.push(`${place}.${field} was removed`);
    else breaks.push(...schemaBreaks(schema, same, `${place}.${field}`));
  }
  const requiredBefore = requiredOf(before);
  const requiredNow = requiredOf(now);
  for (const field of requiredNow)
    if (!requiredBefore.includes(field)) breaks.push(`${place}.${field} became required`);
  for (const field of requiredBefore)
    if (!requiredNow.includes(field)) breaks.push(`${place}.${field} is no longer required`);
  const [itemsBefore, itemsNow] = [before['items'], now['items']];
  if (itemsBefore !== undefined && itemsNow !== undefined)
    breaks.push(...schemaBreaks(itemsBefore as JsonSchema, itemsNow as JsonSchema, `${place}[]`));
  return breaks;
}

const NESTED = new Set(['properties', 'required', 'items']);

function fieldsOf(schema: JsonSchema): { readonly [field: string]: JsonSchema } {
  return (schema['properties'] ?? {}) as { [field: string]: JsonSchema };
}

function requiredOf(schema: JsonSchema): readonly string[] {
  return (schema['required'] ?? []) as string[];
}

function told(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => key !== 'description' || typeof inner !== 'string')
      .map(([key, inner]) => [key, withoutWords(inner)]),
  );
}

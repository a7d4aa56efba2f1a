import { CATALOGUE } from '@tam/events';

const fields = new Map<string, ReadonlySet<string>>();

/** The top-level data fields of an event type, or undefined where the catalogue has no such type. */
export function eventFields(type: string): ReadonlySet<string> | undefined {
  const definition = CATALOGUE.get(type);
  if (definition === undefined) return undefined;
  let known = fields.get(type);
  if (known === undefined) fields.set(type, (known = new Set(Object.keys(definition.data.properties))));
  return known;
}

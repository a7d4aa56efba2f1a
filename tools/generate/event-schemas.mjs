import { loadLib } from './lib/load-lib.mjs';

/** One JSON Schema (2020-12) a type, of the whole CloudEvent. */
export const folders = ['docs/schemas'];

export function generate() {
  const { CATALOGUE, cloudEventSchema, exampleEvent } = loadLib('events');
  const files = [...CATALOGUE.values()].map((definition) => {
    const schema = { ...cloudEventSchema(definition), examples: [exampleEvent(definition)] };
    return [`docs/schemas/${definition.type}.schema.json`, `${JSON.stringify(schema, undefined, 2)}\n`];
  });
  return new Map(files);
}

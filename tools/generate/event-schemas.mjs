import { jsonText } from './lib/json-text.mjs';
import { loadLib } from './lib/load-lib.mjs';

/** One JSON Schema (2020-12) a type, of the whole CloudEvent. */
export const folders = ['docs/schemas'];

export async function generate() {
  const { CATALOGUE, cloudEventSchema, exampleEvent } = loadLib('events');
  const files = new Map();
  for (const definition of CATALOGUE.values()) {
    const schema = { ...cloudEventSchema(definition), examples: [exampleEvent(definition)] };
    files.set(`docs/schemas/${definition.type}.schema.json`, await jsonText(schema));
  }
  return files;
}

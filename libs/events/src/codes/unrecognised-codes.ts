import type { TSchema } from '@sinclair/typebox';
import { CATALOGUE } from '../catalogue/catalogue';
import { isKnownCode, REGISTRIES, type Registries, type RegistryName } from './registries';

/** A code that its registry does not list. It is kept, counted and satisfies nothing. */
export interface UnrecognisedCode {
  readonly registry: RegistryName;
  /** JSON pointer of the field in the event (RFC 6901). */
  readonly pointer: string;
  readonly code: string;
}

/** Where a type carries a code: keys from `data` down, undefined standing for each item of an array. */
interface CodePlace {
  readonly registry: RegistryName;
  readonly path: readonly (string | undefined)[];
}

const places = new Map<string, readonly CodePlace[]>();
const NONE: readonly UnrecognisedCode[] = [];

/** The codes of an event's data that their registries do not list; of valid events, usually none. */
export function unrecognisedCodes(
  event: { readonly type: string; readonly data: { readonly [field: string]: unknown } },
  registries: Registries = REGISTRIES,
): readonly UnrecognisedCode[] {
  let found: UnrecognisedCode[] | undefined;
  for (const place of placesOf(event.type)) {
    const value = place.path.length === 1 ? event.data[place.path[0] as string] : undefined;
    if (typeof value === 'string' && isKnownCode(place.registry, value, registries)) continue;
    collect(event.data, place, 0, '/data', registries, (code) => (found ??= []).push(code));
  }
  return found ?? NONE;
}

function collect(
  value: unknown,
  place: CodePlace,
  depth: number,
  pointer: string,
  registries: Registries,
  found: (code: UnrecognisedCode) => void,
): void {
  if (depth === place.path.length) {
    if (typeof value === 'string' && !isKnownCode(place.registry, value, registries))
      found({ registry: place.registry, pointer, code: value });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const step = place.path[depth];
  if (step !== undefined) {
    const inner = (value as { [key: string]: unknown })[step];
    if (inner !== undefined) collect(inner, place, depth + 1, `${pointer}/${step}`, registries, found);
  } else if (Array.isArray(value)) {
    value.forEach((item, at) => collect(item, place, depth + 1, `${pointer}/${at}`, registries, found));
  }
}

function placesOf(type: string): readonly CodePlace[] {
  let list = places.get(type);
  if (list === undefined) {
    const definition = CATALOGUE.get(type);
    list = definition === undefined ? [] : [...codePlaces(definition.data, [])];
    if (definition !== undefined) places.set(type, list);
  }
  return list;
}

function* codePlaces(schema: TSchema, path: readonly (string | undefined)[]): Generator<CodePlace> {
  const registry: unknown = schema['x-codes'];
  if (typeof registry === 'string') yield { registry: registry as RegistryName, path };
  const properties = (schema['properties'] ?? {}) as { [field: string]: TSchema };
  for (const [field, inner] of Object.entries(properties)) yield* codePlaces(inner, [...path, field]);
  if (schema['items'] !== undefined) yield* codePlaces(schema['items'] as TSchema, [...path, undefined]);
}

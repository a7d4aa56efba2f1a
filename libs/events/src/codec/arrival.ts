/** A CloudEvent as attributes by name, whichever mode it came in. Null is the same as absent. */
export type Attributes = { readonly [name: string]: unknown };

/** What the transport says about an event beside the event itself. */
export interface Arrival {
  /** The key of the message; undefined: the transport has no keys (a file); null: a message without one. */
  readonly key: string | null | undefined;
  /** Recorded time of a live topic, epoch ms; undefined: the extension `recordedtime` says it, or nobody. */
  readonly appendedAt: number | undefined;
}

/** A file, or an object from anywhere: no key, and the recorded time is what the event says. */
export const FROM_FILE: Arrival = { key: undefined, appendedAt: undefined };

export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** The record an unusable event belongs to, as far as anything says so: the key of the message first. */
export function readableKey(attributes: Attributes, arrival: Arrival): string | undefined {
  const data = attributes['data'] as { memberRef?: unknown } | null | undefined;
  for (const candidate of [arrival.key, attributes['partitionkey'], data?.memberRef])
    if (typeof candidate === 'string' && candidate !== '' && candidate.length <= 256) return candidate;
  return undefined;
}

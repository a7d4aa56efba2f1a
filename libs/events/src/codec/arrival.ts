import type { FaultContext } from './fault';

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

/** Whose record an unusable event belongs to, as far as it can be read, and its type. */
export function faultContext(attributes: Attributes, arrival: Arrival): FaultContext {
  const { data, type } = attributes;
  const told =
    typeof data === 'object' && data !== null ? (data as { memberRef?: unknown }).memberRef : undefined;
  const memberRef = arrival.key ?? (typeof told === 'string' && told !== '' ? told : undefined);
  return {
    ...(memberRef !== undefined && { memberRef }),
    ...(typeof type === 'string' && { type }),
  };
}

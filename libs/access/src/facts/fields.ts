import type { EventRef, StoredEvent } from '@tam/record';

/** Who did something, as the events tell it. */
export interface Actor {
  readonly office?: string;
  readonly licence?: string;
  readonly jurisdiction?: string;
  readonly licenceStatus?: string;
  readonly supervised?: boolean;
  readonly triageTrained?: boolean;
  readonly ref?: string;
}

/** A text field of an event; undefined where it is absent or of another form. */
export function textOf(event: StoredEvent, field: string): string | undefined {
  const value = event.fields[field];
  return typeof value === 'string' ? value : undefined;
}

/** An instant field of an event, epoch ms. */
export function instantOf(event: StoredEvent, field: string): number | undefined {
  const value = event.fields[field];
  return typeof value === 'number' ? value : undefined;
}

export function isTrue(event: StoredEvent, field: string): boolean {
  return event.fields[field] === true;
}

/** A yes-or-no field of an event; undefined where nobody says. */
export function flagOf(event: StoredEvent, field: string): boolean | undefined {
  const value = event.fields[field];
  return typeof value === 'boolean' ? value : undefined;
}

export function actorOf(event: StoredEvent, field: string): Actor | undefined {
  const value = event.fields[field];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Actor) : undefined;
}

export function refOf(event: StoredEvent): EventRef {
  return { id: event.id, source: event.source };
}

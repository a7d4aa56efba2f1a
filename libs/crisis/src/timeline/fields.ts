import type { Json } from '@tam/events';
import type { EventRef, StoredEvent } from '@tam/record';
import type { Actor } from '../qualified/actor';

/** A text field of an event; undefined where it is absent or of another form. */
export function textOf(event: StoredEvent, field: string): string | undefined {
  const value = event.fields[field];
  return typeof value === 'string' ? value : undefined;
}

/** A number or an instant (epoch ms). */
export function numberOf(event: StoredEvent, field: string): number | undefined {
  const value = event.fields[field];
  return typeof value === 'number' ? value : undefined;
}

/** A yes-or-no field; undefined where nobody says. */
export function flagOf(event: StoredEvent, field: string): boolean | undefined {
  const value = event.fields[field];
  return typeof value === 'boolean' ? value : undefined;
}

/** The texts of a list. */
export function textsOf(event: StoredEvent, field: string): readonly string[] {
  const value = event.fields[field];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** A field made of named parts. */
export function partsOf(event: StoredEvent, field: string): { readonly [name: string]: Json } | undefined {
  const value = event.fields[field];
  const isParts = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isParts ? (value as { readonly [name: string]: Json }) : undefined;
}

export function actorOf(event: StoredEvent, field: string): Actor | undefined {
  return partsOf(event, field) as Actor | undefined;
}

export function refOf(event: StoredEvent): EventRef {
  return { source: event.source, id: event.id };
}

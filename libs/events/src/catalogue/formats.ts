import { FormatRegistry } from '@sinclair/typebox';
import { isLocalDate, parseInstant } from '../instant';

/** The text formats of the contract, as the schemas name them. */
export const INSTANT = 'instant';
export const LOCAL_DATE = 'local-date';
export const TIME_ZONE = 'time-zone';

/** Zones asked for, at most so many: a flood of invented names must not fill the memory. */
const MEMO_LIMIT = 2_000;
const zones = new Map<string, boolean>();

FormatRegistry.Set(INSTANT, (text) => parseInstant(text) !== undefined);
FormatRegistry.Set(LOCAL_DATE, isLocalDate);
FormatRegistry.Set(TIME_ZONE, isKnownZone);

/** Whether this runtime knows an IANA zone of that name (an offset such as +05:00 is none). */
export function isKnownZone(zone: string): boolean {
  const seen = zones.get(zone);
  if (seen !== undefined) return seen;
  const known = asksRuntime(zone);
  if (zones.size >= MEMO_LIMIT) zones.clear();
  zones.set(zone, known);
  return known;
}

function asksRuntime(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

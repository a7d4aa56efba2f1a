import type { SourceRow } from './deployment-schema';
import type { SourceTable } from './standard';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration of the form that the schema admits (P1D, PT6H, PT90M), in milliseconds; a day has 24 hours. */
export function durationMs(duration: string): number {
  const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? [];
  return Number(days ?? 0) * DAY + Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE;
}

/** Makes rows, already proven, answer for a source. One that no row names is never late and can send everything. */
export function sourceTable(rows: readonly SourceRow[]): SourceTable {
  const lateness = new Map(rows.map(({ source, lateness: late }) => [source, late ? durationMs(late) : 0]));
  const unable = new Map(rows.map(({ source, cannotSend }) => [source, new Set(cannotSend)]));
  return {
    latenessOf: (source) => lateness.get(source) ?? 0,
    cannotSend: (source, type) => unable.get(source)?.has(type) ?? false,
  };
}

import { type Read, pointerTo, read, unread } from './fault';
import { type ClockChange, LocalClock } from './local-clock';
import type { Mapping } from './mapping';
import { compileValue, type MappingReport, type Row } from './value';

/** The clock by which the local times of a row are read. */
export type RowZone = (row: Row) => Read<LocalClock>;

/** Compiles `timeZone`: one IANA name for the file, or a value of the row. */
export function compileZone(mapping: Mapping, report: MappingReport): RowZone {
  const change: ClockChange = { gap: mapping.gap ?? 'reject', overlap: mapping.overlap ?? 'reject' };
  const clocks = new Map<string, LocalClock | undefined>();
  const clockOf = (zone: string): LocalClock | undefined => {
    if (!clocks.has(zone)) clocks.set(zone, makeClock(zone, change));
    return clocks.get(zone);
  };

  if (typeof mapping.timeZone === 'string') {
    const clock = clockOf(mapping.timeZone);
    if (clock !== undefined) return () => read(clock);
    report.problems.push({ pointer: '/timeZone', message: `'${mapping.timeZone}' is no IANA zone` });
  }
  const utc = new LocalClock('UTC', change);
  const value =
    typeof mapping.timeZone === 'string' ? undefined : compileValue(mapping.timeZone, '/timeZone', report);
  const column = (mapping.timeZone as { column?: string } | null)?.column ?? '';
  return (row) => {
    const zone = value?.(row, utc) ?? read(undefined);
    if (!zone.ok) return zone;
    const clock = typeof zone.value === 'string' ? clockOf(zone.value) : undefined;
    if (clock !== undefined) return read(clock);
    return unread('TAM_IMPORT_VALUE', pointerTo(column), `Column ${column} should name an IANA zone.`);
  };
}

function makeClock(zone: string, change: ClockChange): LocalClock | undefined {
  try {
    return new LocalClock(zone, change);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

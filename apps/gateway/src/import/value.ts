import { Value } from '@sinclair/typebox/value';
import type { Json } from '@tam/events';
import { compileFormat, type Format } from './format';
import { type Read, pointerTo, read, unread } from './fault';
import type { LocalClock } from './local-clock';
import { ColumnValue, ConstValue } from './mapping';

/** The cells of one row by the name of their column, without the blanks around them. */
export type Row = Readonly<Record<string, string>>;

/** Reads a value from a row; undefined where the row says nothing of it. */
export type RowValue = (row: Row, clock: LocalClock) => Read<Json | undefined>;

/** What is wrong with a mapping: a JSON pointer into the file, and words. */
export interface MappingProblem {
  readonly pointer: string;
  readonly message: string;
}

/** Gathers, while a mapping is compiled, the columns it reads and what is wrong with it. */
export interface MappingReport {
  readonly columns: Set<string>;
  readonly problems: MappingProblem[];
}

const nothing: RowValue = () => read(undefined);

/** One value: `{ column, format?, at?, map?, default? }` or `{ const }`. */
export function compileValue(spec: unknown, pointer: string, report: MappingReport): RowValue {
  if (isObject(spec) && 'const' in spec) {
    if (!Value.Check(ConstValue, spec)) return reject(report, pointer, 'a const stands alone');
    const value = spec.const as Json;
    return () => read(value);
  }
  if (isObject(spec) && 'column' in spec) {
    const [error] = Value.Errors(ColumnValue, spec);
    if (error !== undefined) return reject(report, `${pointer}${error.path}`, lowerFirst(error.message));
    return compileColumn(spec as ColumnValue, pointer, report);
  }
  return reject(report, pointer, 'a value is { column: NAME, ... } or { const: VALUE }');
}

/** A value, or an object or a list of values. An object without any value is left out, and so is an empty list. */
export function compileTree(spec: unknown, pointer: string, report: MappingReport): RowValue {
  if (Array.isArray(spec)) {
    const items = spec.map((item, index) => compileTree(item, `${pointer}/${index}`, report));
    return (row, clock) => {
      const list: Json[] = [];
      for (const item of items) {
        const found = item(row, clock);
        if (!found.ok) return found;
        if (found.value !== undefined) list.push(found.value);
      }
      return read(list.length === 0 ? undefined : list);
    };
  }
  if (!isObject(spec) || 'const' in spec || 'column' in spec) return compileValue(spec, pointer, report);
  return compileFields(spec, pointer, report);
}

/** The fields of an object, in the order of the file. */
export function compileFields(
  spec: Readonly<Record<string, unknown>>,
  pointer: string,
  report: MappingReport,
): RowValue {
  const fields = Object.entries(spec).map(
    ([name, value]) => [name, compileTree(value, `${pointer}${pointerTo(name)}`, report)] as const,
  );
  return (row, clock) => {
    const object: Record<string, Json> = {};
    let any = false;
    for (const [name, field] of fields) {
      const found = field(row, clock);
      if (!found.ok) return found;
      if (found.value === undefined) continue;
      object[name] = found.value;
      any = true;
    }
    return read(any ? object : undefined);
  };
}

function compileColumn(spec: ColumnValue, pointer: string, report: MappingReport): RowValue {
  report.columns.add(spec.column);
  const format = compileFormat(spec.format ?? 'text', spec.at);
  if (typeof format === 'string') return reject(report, `${pointer}/format`, format);
  const map = spec.map === undefined ? undefined : new Map(Object.entries(spec.map));
  return (row, clock) => {
    const text = row[spec.column] ?? '';
    if (map === undefined) return text === '' ? read(spec.default) : format.read(text, spec.column, clock);
    return readMapped(text, map, spec, format, clock);
  };
}

/** `null` in a map says that the text means nothing; a text it gives is read in the format. */
function readMapped(
  text: string,
  map: ReadonlyMap<string, string | number | boolean | null>,
  spec: ColumnValue,
  format: Format,
  clock: LocalClock,
): Read<Json | undefined> {
  const mapped = map.get(text) ?? (map.has(text) ? null : undefined);
  if (mapped === undefined && text === '') return read(spec.default);
  const value = mapped === undefined && map.has('*') ? (map.get('*') ?? null) : mapped;
  if (value === undefined) {
    const known = [...map.keys()].join(', ');
    return unread(
      'TAM_IMPORT_UNMAPPED',
      pointerTo(spec.column),
      `Column ${spec.column} holds a value of ${text.length} characters that is not in its map (${known}).`,
    );
  }
  if (value === null) return read(spec.default);
  return typeof value === 'string' ? format.read(value, spec.column, clock) : read(value);
}

function reject(report: MappingReport, pointer: string, message: string): RowValue {
  report.problems.push({ pointer, message });
  return nothing;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

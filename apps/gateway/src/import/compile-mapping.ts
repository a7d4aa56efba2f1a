import { Value } from '@sinclair/typebox/value';
import { TamError } from '@tam/errors';
import { parseInstant, type Json } from '@tam/events';
import { compileCondition, type RowTest } from './condition';
import { type Read, pointerTo, read, unread } from './fault';
import { type LocalClock } from './local-clock';
import { type EventRule, Mapping } from './mapping';
import { compileFields, compileValue, type MappingReport, type Row, type RowValue } from './value';
import { compileZone, type RowZone } from './zone';

/** An event as a row tells it, before it has an id. Instants of the envelope are epoch milliseconds, UTC. */
export interface EventDraft {
  /** Its name within the row. */
  readonly name: string;
  readonly type: string;
  readonly time: number;
  readonly recordedTime: number | undefined;
  readonly data: { readonly [field: string]: Json };
}

/** What one row says: its key, as the JSON text of the key cells, and its events in the order of the mapping. */
export interface RowDrafts {
  readonly key: string;
  readonly drafts: readonly EventDraft[];
}

/** A mapping made ready to read rows. */
export interface CompiledMapping {
  readonly source: string;
  readonly history: boolean;
  readonly delimiter: string;
  readonly encoding: 'utf8' | 'latin1' | 'utf16le';
  /** The columns it reads: all of them must be in the header. */
  readonly columns: readonly string[];
  readRow(row: Row): Read<RowDrafts>;
}

/** The data fields of an event type, or undefined where the catalogue has no such type. */
export type FieldsOf = (type: string) => ReadonlySet<string> | undefined;

/** Checks and compiles a mapping. Throws TAM_IMPORT_MAPPING with everything that is wrong with it, by JSON pointer. */
export function compileMapping(file: unknown, fieldsOf: FieldsOf): CompiledMapping {
  const report: MappingReport = { columns: new Set(), problems: [] };
  for (const error of Value.Errors(Mapping, file)) {
    report.problems.push({ pointer: error.path, message: error.message });
  }
  stopOnProblems(report);

  const mapping = file as Mapping;
  const zone = compileZone(mapping, report);
  const rules = mapping.events.map((rule, index) =>
    compileRule(rule, `/events/${index}`, mapping.constants ?? {}, fieldsOf, report),
  );
  checkNames(mapping, fieldsOf, report);
  for (const column of mapping.key) report.columns.add(column);
  stopOnProblems(report);
  return {
    source: mapping.source,
    history: mapping.history,
    delimiter: mapping.csv?.delimiter ?? ',',
    encoding: mapping.csv?.encoding ?? 'utf8',
    columns: [...report.columns],
    readRow: (row) => readRow(row, mapping.key, zone, rules),
  };
}

type RowRule = (row: Row, clock: LocalClock) => Read<EventDraft | undefined>;

function compileRule(
  rule: EventRule,
  pointer: string,
  constants: Readonly<Record<string, unknown>>,
  fieldsOf: FieldsOf,
  report: MappingReport,
): RowRule {
  const known = fieldsOf(rule.type);
  if (known === undefined) {
    report.problems.push({
      pointer: `${pointer}/type`,
      message: `'${rule.type}' is no type of docs/events.md`,
    });
  }
  for (const field of Object.keys(rule.data)) {
    if (known?.has(field) === false) {
      report.problems.push({
        pointer: `${pointer}/data${pointerTo(field)}`,
        message: `${rule.type} has no field of this name`,
      });
    }
  }
  const shared = Object.entries(constants).filter(([name]) => known?.has(name) && !(name in rule.data));
  const fields = {
    ...Object.fromEntries(shared.map(([name, value]) => [name, { const: value }])),
    ...rule.data,
  };
  const applies = compileCondition(rule.when, report.columns);
  const data = compileFields(fields, `${pointer}/data`, report);
  const time = compileValue(rule.time, `${pointer}/time`, report);
  const recordedTime =
    rule.recordedTime === undefined
      ? undefined
      : compileValue(rule.recordedTime, `${pointer}/recordedTime`, report);
  return (row, clock) => draftOf(rule, { applies, data, time, recordedTime }, row, clock);
}

interface RuleParts {
  readonly applies: RowTest;
  readonly data: RowValue;
  readonly time: RowValue;
  readonly recordedTime: RowValue | undefined;
}

function draftOf(
  rule: EventRule,
  parts: RuleParts,
  row: Row,
  clock: LocalClock,
): Read<EventDraft | undefined> {
  if (!parts.applies(row)) return read(undefined);
  const time = readInstant(parts.time, row, clock, `/${rule.id}/time`);
  if (!time.ok) return time;
  if (time.value === undefined) {
    return unread('TAM_IMPORT_INCOMPLETE', `/${rule.id}/time`, `The row gives no time for ${rule.type}.`);
  }
  const recorded = parts.recordedTime
    ? readInstant(parts.recordedTime, row, clock, `/${rule.id}/recordedTime`)
    : read(undefined);
  if (!recorded.ok) return recorded;
  const data = parts.data(row, clock);
  if (!data.ok) return data;
  return read({
    name: rule.id,
    type: rule.type,
    time: time.value,
    recordedTime: recorded.value,
    data: (data.value ?? {}) as { readonly [field: string]: Json },
  });
}

function readInstant(
  value: RowValue,
  row: Row,
  clock: LocalClock,
  pointer: string,
): Read<number | undefined> {
  const found = value(row, clock);
  if (!found.ok) return found;
  if (found.value === undefined) return read(undefined);
  const instant = typeof found.value === 'string' ? parseInstant(found.value) : undefined;
  if (instant !== undefined) return read(instant);
  return unread(
    'TAM_IMPORT_VALUE',
    pointer,
    'The format of this value gives no instant; name one that does.',
  );
}

function readRow(
  row: Row,
  keyColumns: readonly string[],
  zone: RowZone,
  rules: readonly RowRule[],
): Read<RowDrafts> {
  const key: string[] = [];
  for (const column of keyColumns) {
    const text = row[column] ?? '';
    if (text === '') {
      return unread('TAM_IMPORT_KEY_MISSING', pointerTo(column), `The key column ${column} is empty.`);
    }
    key.push(text);
  }
  const clock = zone(row);
  if (!clock.ok) return clock;
  const drafts: EventDraft[] = [];
  for (const rule of rules) {
    const draft = rule(row, clock.value);
    if (!draft.ok) return draft;
    if (draft.value !== undefined) drafts.push(draft.value);
  }
  return read({ key: JSON.stringify(key), drafts });
}

function checkNames(mapping: Mapping, fieldsOf: FieldsOf, report: MappingReport): void {
  const names = new Set<string>();
  mapping.events.forEach(({ id }, index) => {
    if (names.has(id)) {
      report.problems.push({ pointer: `/events/${index}/id`, message: `the id '${id}' is used twice` });
    }
    names.add(id);
  });
  for (const name of Object.keys(mapping.constants ?? {})) {
    if (mapping.events.some(({ type }) => fieldsOf(type)?.has(name) ?? true)) continue;
    report.problems.push({
      pointer: `/constants${pointerTo(name)}`,
      message: 'no event of this mapping has a field of this name',
    });
  }
}

function stopOnProblems({ problems }: MappingReport): void {
  if (problems.length === 0) return;
  const list = problems.map(({ pointer, message }) => `${pointer || '/'}: ${message}`).join('; ');
  throw new TamError('TAM_IMPORT_MAPPING', `${list}.`, { problems: problems.length });
}

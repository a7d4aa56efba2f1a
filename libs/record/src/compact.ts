import { rankOf, SENSITIVITIES, type Json } from '@tam/events';
import type { Reads, StoredEvent } from './stored-event';

/** Gives sources and types the small numbers under which rows name them. */
export interface Dictionary {
  /** The number of a source or type; the caller has made sure that it exists. */
  numberOf(text: string): number;
  textOf(number: number): string;
}

type Tuple = readonly [
  source: number,
  type: number,
  id: string,
  time: number,
  recorded: number | null,
  sequence: number,
  marks: number,
  ...fields: (Json | null)[],
];

const TEST_MARK = 4;
const FIRST_FIELD = 7;

/**
 * The compact form of a case's events: one JSON array of tuples whose trailing members are the fields of the type in
 * the order in which the evaluator declares them. All variants of a conflict are kept.
 */
export function encodeCase(events: readonly StoredEvent[], reads: Reads, dictionary: Dictionary): string {
  return JSON.stringify(events.map((event) => toTuple(event, reads, dictionary)));
}

/** The events of one stored case. */
export function decodeCase(
  text: string,
  caseId: string,
  reads: Reads,
  dictionary: Dictionary,
): StoredEvent[] {
  return (JSON.parse(text) as Tuple[]).map((tuple) => fromTuple(tuple, caseId, reads, dictionary));
}

function toTuple(event: StoredEvent, reads: Reads, dictionary: Dictionary): Tuple {
  const marks = SENSITIVITIES.indexOf(event.sensitivity) + (event.testRecord ? TEST_MARK : 0);
  const fields: (Json | null)[] = (reads[event.type] ?? []).map((name) => event.fields[name] ?? null);
  while (fields.length > 0 && fields[fields.length - 1] === null) fields.pop();
  return [
    dictionary.numberOf(event.source),
    dictionary.numberOf(event.type),
    event.id,
    event.time,
    event.recorded ?? null,
    event.sequence,
    marks,
    ...fields,
  ];
}

function fromTuple(tuple: Tuple, caseId: string, reads: Reads, dictionary: Dictionary): StoredEvent {
  const [source, typeNumber, id, time, recorded, sequence, marks] = tuple;
  const type = dictionary.textOf(typeNumber);
  const names = reads[type] ?? [];
  const fields: Record<string, Json> = {};
  for (let i = FIRST_FIELD; i < tuple.length; i++) {
    const value = tuple[i] as Json;
    const name = names[i - FIRST_FIELD];
    if (value !== null && name !== undefined) fields[name] = value;
  }
  return {
    source: dictionary.textOf(source),
    id,
    type,
    time,
    rank: rankOf(type),
    sequence,
    recorded: recorded ?? undefined,
    caseId,
    sensitivity: SENSITIVITIES[marks & 3]!,
    testRecord: (marks & TEST_MARK) !== 0,
    fields,
  };
}

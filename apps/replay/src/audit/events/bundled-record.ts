import type { RangeRecord } from '@tam/kafka';

/** What was taken from the log beside an export, and the rules by name, so that nothing but this is needed to derive again. */
export interface EventsHeader {
  /** Of each topic. */
  readonly partitions: number;
  /** Per partition of each topic: the first offset that the log still held, and where it was read to. */
  readonly offsets: readonly {
    readonly topic: string;
    readonly partition: number;
    readonly low: number;
    readonly end: number;
  }[];
  /** Texts of the rule sets that entries name, by their hash. */
  readonly ruleSets: { readonly [hash: string]: string };
}

const KIND = 'tam.events.1';

export const eventsHeaderLine = (header: EventsHeader): string => JSON.stringify({ kind: KIND, ...header });

/** undefined: the text is something else. */
export function readEventsHeader(text: string): EventsHeader | undefined {
  const read = parsed(text) as (Partial<EventsHeader> & { readonly kind?: unknown }) | undefined;
  const isWhole = read?.kind === KIND && Array.isArray(read.offsets) && typeof read.ruleSets === 'object';
  return isWhole && typeof read.partitions === 'number' ? (read as EventsHeader) : undefined;
}

/** A record as a line: its bytes as a text of which each character is one byte, so that none is lost or changed. */
export function recordLine({ topic, offset, appendTime, key, value, headers }: RangeRecord): string {
  return JSON.stringify({ topic, offset, appendTime, key: textOf(key), value: textOf(value), headers });
}

/** A record of a partition from its line; undefined: it is none. */
export function readRecordLine(text: string, partition: number): RangeRecord | undefined {
  const line = parsed(text) as Line | undefined;
  if (typeof line?.topic !== 'string' || typeof line.offset !== 'number') return undefined;
  const { topic, offset, appendTime, headers } = line;
  return {
    topic,
    partition,
    offset,
    appendTime,
    headers,
    key: bytesOf(line.key),
    value: bytesOf(line.value),
  };
}

interface Line extends Omit<RangeRecord, 'key' | 'value' | 'partition'> {
  readonly key: string | null;
  readonly value: string | null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const textOf = (bytes: Uint8Array | null): string | null =>
  bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
const bytesOf = (text: string | null): Uint8Array | null =>
  text === null ? null : Buffer.from(text, 'latin1');

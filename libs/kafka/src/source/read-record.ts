import type { Decoded } from '@tam/events';
import { partitionOf } from '@tam/events';
import { redriveOf, REROUTED_HEADER, type LogEvent, type LogItem, type RawRecord } from '@tam/monitor';
import type { IHeaders, KafkaMessage } from 'kafkajs';

/** The bytes of one record and what the broker says of it. */
export interface RecordBytes {
  readonly topic: string;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: { readonly [name: string]: string };
  /** LogAppendTime, epoch ms. */
  readonly appendTime: number;
}

/** Makes an event of bytes, or says what is wrong with them. Never throws. */
export type DecodeRecord = (record: RecordBytes) => Decoded;

/** Where a record was read. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
  /** How many partitions the topic has. */
  readonly partitions: number;
}

/** What became of one record of the log. */
export function readRecord(message: KafkaMessage, place: Place, decode: DecodeRecord): LogItem {
  const offset = Number(message.offset);
  const appendTime = Number(message.timestamp);
  const headers = readHeaders(message.headers);
  const decoded = decode({ topic: place.topic, key: message.key, value: message.value, headers, appendTime });
  switch (decoded.kind) {
    case 'event': {
      const { event } = decoded;
      if (partitionOf(event.memberRef, place.partitions) === place.partition) {
        return { kind: 'event', offset, appendTime, event, ...redrive(headers) };
      }
      const again = headers[REROUTED_HEADER] !== undefined;
      return {
        kind: 'fault',
        offset,
        appendTime,
        code: 'TAM_STREAM_MISROUTED',
        pointer: '',
        message: `Partition ${place.partition} of ${place.partitions} is not that of the key.`,
        memberRef: event.memberRef,
        type: event.type,
        source: event.source,
        misrouted: again ? 'again' : 'first',
        record: copy(message, headers),
        ...redrive(headers),
      };
    }
    case 'control':
      return { kind: 'control', offset, appendTime, event: decoded.event };
    case 'skipped':
      return { kind: 'skipped', offset, appendTime, type: decoded.type };
    case 'fault': {
      const { code, pointer, message: text, memberRef, type } = decoded.fault;
      return {
        kind: 'fault',
        offset,
        appendTime,
        code,
        pointer,
        message: text,
        memberRef,
        type,
        misrouted: 'no',
        record: copy(message, headers),
        ...redrive(headers),
      };
    }
  }
}

function redrive(headers: { readonly [name: string]: string }): Pick<LogEvent, 'redriveOf'> {
  const letter = redriveOf(headers);
  return letter ? { redriveOf: letter } : {};
}

/** Headers as text; of several of one name the first. */
export function readHeaders(headers: IHeaders | undefined): { [name: string]: string } {
  const read: { [name: string]: string } = {};
  if (!headers) return read;
  for (const name in headers) {
    const given = headers[name];
    const first = Array.isArray(given) ? given[0] : given;
    if (first !== undefined) read[name] = first.toString();
  }
  return read;
}

/** Copies, because the client's buffers are slices that keep a whole fetch response alive. */
function copy(message: KafkaMessage, headers: { [name: string]: string }): RawRecord {
  return {
    key: message.key && Uint8Array.from(message.key),
    value: message.value && Uint8Array.from(message.value),
    headers,
  };
}

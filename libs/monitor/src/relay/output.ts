import { formatInstant } from '@tam/events';
import type { DeadLetter, OutgoingRecord, RevisionRow } from '../ports';

/** Where and as what the revisions of a monitor leave. */
export interface Output {
  readonly topic: string;
  /** CloudEvents type, e.g. `access.determination-revised.v1`. */
  readonly eventType: string;
  /** CloudEvents source, `/tam/<installation>/<monitor>`. */
  readonly source: string;
  readonly deadLetterTopic: string;
}

/** Marks an event that was published once more to its own topic, so that it is not a second time. */
export const REROUTED_HEADER = 'tam-rerouted';

/** On a redriven record: how many times it was redriven, and which dead letter it is, as `partition/seq`. */
export const REDRIVE_HEADER = 'tam-redrive';
export const REDRIVE_OF_HEADER = 'tam-redrive-of';

const CLOUD_EVENT = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };

/**
 * The CloudEvent of a revision. Its data is the entry of the revision log, byte for byte: the whole state with epoch
 * and seq, by which a consumer drops what it has seen.
 */
export function revisionRecord(row: RevisionRow, output: Output): OutgoingRecord {
  const memberRef = JSON.stringify(row.memberRef);
  const sensitivity = row.sensitivity === 'none' ? '' : `,"sensitivity":"${row.sensitivity}"`;
  const testRecord = row.testRecord ? ',"testrecord":true' : '';
  const value =
    `{"specversion":"1.0","id":"${row.id}","source":${JSON.stringify(output.source)}` +
    `,"type":"${output.eventType}","subject":${JSON.stringify(row.caseId)}` +
    `,"time":"${formatInstant(row.recordedAt)}","datacontenttype":"application/json"` +
    `,"partitionkey":${memberRef}${sensitivity}${testRecord},"data":${row.entry}}`;
  return { topic: output.topic, key: row.memberRef, value, headers: CLOUD_EVENT };
}

/**
 * A dead letter as it leaves: the original key, bytes and headers, with why and whence in headers of ours; without any
 * text of the event. One that is only on the wrong partition goes back to its own topic, once.
 */
export function letterRecord(letter: DeadLetter, output: Output): OutgoingRecord {
  const key = letter.key ?? letter.memberRef;
  const { topic, value } = letter;
  if (letter.disposition === 'reroute') {
    return { topic, key, value, headers: { ...letter.headers, [REROUTED_HEADER]: '1' } };
  }
  const headers: Record<string, string> = {
    ...letter.headers,
    'tam-code': letter.code,
    'tam-pointer': letter.pointer,
    'tam-topic': topic,
    'tam-partition': String(letter.partition),
    'tam-offset': String(letter.offset),
    'tam-append-time': formatInstant(letter.appendTime),
    'tam-source': output.source,
    'tam-seq': String(letter.seq),
  };
  return { topic: output.deadLetterTopic, key, value, headers };
}

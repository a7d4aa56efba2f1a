import { formatInstant } from '../instant';
import type { ControlEvent, Json, Sensitivity, TamEvent } from '../tam-event';

/** A CloudEvent 1.0 in structured form, as it stands in files and in the value of a message. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** RFC 3339 with offset. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** The caseId. */
  readonly subject?: string;
  /** The memberRef: the key of the message. */
  readonly partitionkey?: string;
  readonly recordedtime?: string;
  /** Decimal text: an integer of CloudEvents has 32 bits. */
  readonly sequence?: string;
  readonly sensitivity?: Sensitivity;
  readonly testrecord?: boolean;
  readonly traceparent?: string;
  readonly data: { readonly [field: string]: Json };
}

/** The structured form of an event. Its own text says when it was recorded only where that is known. */
export function toCloudEvent(event: TamEvent | ControlEvent): CloudEvent {
  const { source, id, type, time, recordedTime, data } = event;
  const member = 'memberRef' in event ? event : undefined;
  return {
    specversion: '1.0',
    id,
    source,
    type,
    time: formatInstant(time),
    datacontenttype: 'application/json',
    ...(member && { subject: member.caseId, partitionkey: member.memberRef }),
    ...(recordedTime !== undefined && { recordedtime: formatInstant(recordedTime) }),
    ...(member?.sequence !== undefined && { sequence: String(member.sequence) }),
    ...(member?.sensitivity && { sensitivity: member.sensitivity }),
    ...(member?.testRecord !== undefined && { testrecord: member.testRecord }),
    ...(member?.traceparent !== undefined && { traceparent: member.traceparent }),
    data,
  };
}

/** The same as one line of JSON text, without the line end. */
export function encodeEvent(event: TamEvent | ControlEvent): string {
  return JSON.stringify(toCloudEvent(event));
}

import type { Decoded } from '../decoded';
import { BACKFILL_TOPIC } from '../topics';
import type { Arrival, Attributes } from './arrival';
import { checkText } from './check-text';
import { decodeText } from './decode';
import { decodeAttributes } from './envelope';
import { faulty } from './fault';
import { MAX_BYTES } from './json-limits';

/** The bytes of one Kafka message and what the broker says of it. */
export interface Message {
  readonly topic: string;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: { readonly [name: string]: string };
  /** LogAppendTime, epoch ms. */
  readonly appendTime: number;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
const BATCH = /^application\/cloudevents-batch/i;
const STRUCTURED = /^application\/cloudevents\+json/i;
const PREFIX = 'ce_';

/**
 * One event as the Kafka protocol binding of CloudEvents carries it: structured if the content type says so, binary if
 * there is a `ce_specversion` header, else an object that must say its specversion. Recorded time is the append time of
 * a live topic and the extension `recordedtime` on the backfill topic. Never throws.
 */
export function decodeMessage(message: Message): Decoded {
  const key = message.key === null ? null : textOf(message.key);
  if (key === undefined) return faulty('TAM_EVENT_NOT_UTF8', '', 'The key is not UTF-8.');
  const arrival: Arrival = {
    key,
    appendedAt: message.topic === BACKFILL_TOPIC ? undefined : message.appendTime,
  };
  const context = { memberRef: key ?? undefined };
  if (message.value === null) return faulty('TAM_EVENT_NULL_VALUE', '', 'The message has no value.', context);
  if (message.value.byteLength > MAX_BYTES)
    return faulty('TAM_EVENT_TOO_LARGE', '', `The event is larger than ${MAX_BYTES} bytes.`, context);
  const text = textOf(message.value);
  if (text === undefined) return faulty('TAM_EVENT_NOT_UTF8', '', 'The value is not UTF-8.', context);
  const contentType = headerOf(message.headers, 'content-type');
  if (contentType !== undefined && BATCH.test(contentType))
    return faulty('TAM_EVENT_BATCH', '', 'The content type is a batch of events.', context);
  const isStructured = contentType !== undefined && STRUCTURED.test(contentType);
  if (isStructured || message.headers['ce_specversion'] === undefined) return decodeText(text, arrival);
  return decodeBinary(text, contentType, message.headers, arrival);
}

function decodeBinary(
  text: string,
  contentType: string | undefined,
  headers: Message['headers'],
  arrival: Arrival,
): Decoded {
  const attributes: { [name: string]: unknown } = {};
  for (const name of Object.keys(headers)) {
    if (name.startsWith(PREFIX)) attributes[name.slice(PREFIX.length)] = headers[name];
  }
  if (contentType !== undefined) attributes['datacontenttype'] = contentType;
  const context = {
    memberRef: arrival.key ?? undefined,
    ...(typeof attributes['type'] === 'string' && { type: attributes['type'] }),
  };
  try {
    attributes['data'] = JSON.parse(text);
  } catch {
    return faulty('TAM_EVENT_NOT_JSON', '/data', 'The value is not JSON.', context);
  }
  const problem = checkText(text, attributes['data']);
  if (problem) return faulty(problem.code, `/data${problem.pointer}`, problem.detail, context);
  return decodeAttributes(attributes as Attributes, arrival);
}

function headerOf(headers: Message['headers'], wanted: string): string | undefined {
  const exact = headers[wanted];
  if (exact !== undefined) return exact;
  const name = Object.keys(headers).find((candidate) => candidate.toLowerCase() === wanted);
  return name === undefined ? undefined : headers[name];
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

import type { Decoded } from '../decoded';
import { BACKFILL_TOPIC } from '../topics';
import type { Arrival, Attributes } from './arrival';
import { checkText } from './check-text';
import { decodeText, parseJson } from './decode';
import { decodeAttributes, refuse } from './envelope';
import { pointerStep, problem, shownCode, type Problem } from './fault';
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

// A byte-order mark is kept, so that it is refused like everything else that is not JSON.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BATCH = /^application\/cloudevents-batch/i;
const STRUCTURED = /^application\/cloudevents\+json/i;
const PREFIX = 'ce_';

/**
 * One event as the Kafka protocol binding of CloudEvents carries it: structured if the content type says so, binary if
 * there is a `ce_specversion` header, else an object that must say its specversion. Recorded time is the append time of
 * a live topic and the extension `recordedtime` on the backfill topic. Never throws.
 */
export function decodeMessage(message: Message): Decoded {
  const { topic, value, headers } = message;
  const key = message.key === null ? null : textOf(message.key);
  const arrival: Arrival = {
    key: key ?? null,
    appendedAt: topic === BACKFILL_TOPIC ? undefined : message.appendTime,
  };
  const no = (found: Problem): Decoded => refuse(found, {}, arrival);
  if (key === undefined) return no(problem('TAM_EVENT_NOT_UTF8', '', 'The key of the message is not UTF-8.'));
  if (value === null) return no(problem('TAM_EVENT_NULL_VALUE', '', 'The message has no value.'));
  if (value.byteLength > MAX_BYTES)
    return no(problem('TAM_EVENT_TOO_LARGE', '', `The event has more than ${MAX_BYTES} bytes.`));
  const text = textOf(value);
  if (text === undefined)
    return no(problem('TAM_EVENT_NOT_UTF8', '', 'The value of the message is not UTF-8.'));
  const contentType = headerOf(headers, 'content-type');
  if (contentType !== undefined && BATCH.test(contentType))
    return no(problem('TAM_EVENT_BATCH', '', 'The content type is that of a batch of events.'));
  const isStructured = contentType !== undefined && STRUCTURED.test(contentType);
  if (isStructured || headers['ce_specversion'] === undefined) return decodeText(text, arrival);
  return decodeBinary(text, contentType, headers, arrival);
}

function decodeBinary(
  text: string,
  contentType: string | undefined,
  headers: Message['headers'],
  arrival: Arrival,
): Decoded {
  const attributes: { [name: string]: unknown } = { datacontenttype: contentType };
  for (const name of Object.keys(headers)) {
    if (!name.startsWith(PREFIX)) continue;
    const attribute = name.slice(PREFIX.length);
    if (headers[name]?.includes('\0') === true) {
      const detail = `The header ${shownCode(name)} holds U+0000.`;
      return refuse(problem('TAM_EVENT_NUL_CHARACTER', pointerStep(attribute), detail), attributes, arrival);
    }
    attributes[attribute] = headers[name];
  }
  const parsed = parseJson(text);
  if ('code' in parsed) return refuse({ ...parsed, pointer: '/data' }, attributes, arrival);
  const told: Attributes = { ...attributes, data: parsed.value };
  const found = checkText(text, parsed.value);
  if (found !== undefined) return refuse({ ...found, pointer: `/data${found.pointer}` }, told, arrival);
  return decodeAttributes(told, arrival);
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

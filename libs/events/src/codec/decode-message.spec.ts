import { CATALOGUE } from '../catalogue/catalogue';
import { BACKFILL_TOPIC, SCHEDULING_TOPIC } from '../topics';
import { decodeMessage, type Message } from './decode-message';

const TYPE = 'scheduling.slot-offered.v1';
const DATA = CATALOGUE.get(TYPE)!.example as { memberRef: string };
const APPENDED = Date.UTC(2026, 2, 2, 17, 0, 2);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const ATTRIBUTES = {
  specversion: '1.0',
  id: 'e-1',
  source: 'urn:synthetic:feed',
  type: TYPE,
  time: '2026-03-02T17:00:00Z',
};

function message(changes: Partial<Message> = {}): Message {
  return {
    topic: SCHEDULING_TOPIC,
    key: bytes(DATA.memberRef),
    value: bytes(JSON.stringify({ ...ATTRIBUTES, data: DATA })),
    headers: {},
    appendTime: APPENDED,
    ...changes,
  };
}

const BINARY = {
  ce_specversion: '1.0',
  ce_id: 'e-1',
  ce_source: 'urn:synthetic:feed',
  ce_type: TYPE,
  ce_time: '2026-03-02T17:00:00Z',
  'content-type': 'application/json',
};

describe('a Kafka message', () => {
  it('is the same event in structured mode, in binary mode and as a plain object', () => {
    const plain = decodeMessage(message());
    expect(plain).toMatchObject({ kind: 'event', event: { id: 'e-1', recordedTime: APPENDED } });
    const structured = { headers: { 'Content-Type': 'Application/CloudEvents+JSON; charset=utf-8' } };
    expect(decodeMessage(message(structured))).toEqual(plain);
    expect(decodeMessage(message({ headers: BINARY, value: bytes(JSON.stringify(DATA)) }))).toEqual(plain);
  });

  it('takes the recorded time of history from the event, never from the broker', () => {
    const value = bytes(JSON.stringify({ ...ATTRIBUTES, recordedtime: '2026-03-02T17:00:01Z', data: DATA }));
    expect(decodeMessage(message({ topic: BACKFILL_TOPIC, value }))).toMatchObject({
      event: { recordedTime: APPENDED - 1000 },
    });
    const old = decodeMessage(message({ topic: BACKFILL_TOPIC }));
    expect(old).toMatchObject({ kind: 'event' });
    expect(old).not.toHaveProperty('event.recordedTime');
  });

  it.each<[string, Partial<Message>]>([
    ['TAM_EVENT_NULL_VALUE', { value: null }],
    ['TAM_EVENT_NOT_UTF8', { value: new Uint8Array([0xff, 0xfe]) }],
    ['TAM_EVENT_TOO_LARGE', { value: new Uint8Array(256 * 1024 + 1) }],
    ['TAM_EVENT_BATCH', { headers: { 'content-type': 'application/cloudevents-batch+json' } }],
    ['TAM_EVENT_NOT_JSON', { headers: BINARY, value: bytes('{') }],
    [
      'TAM_EVENT_CONTENT_TYPE',
      { headers: { ...BINARY, 'content-type': 'text/xml' }, value: bytes(JSON.stringify(DATA)) },
    ],
    ['TAM_EVENT_KEY_MISSING', { key: null }],
    ['TAM_EVENT_KEY_MISMATCH', { key: bytes('somebody-else') }],
    ['TAM_EVENT_TIME_IN_FUTURE', { appendTime: APPENDED - 400_000 }],
  ])('with %s is a fault, not an exception', (code, changes) => {
    expect(decodeMessage(message(changes))).toMatchObject({ kind: 'fault', fault: { code } });
  });

  it('names the record of a message that cannot be read by its key', () => {
    expect(decodeMessage(message({ value: bytes('{"broken') }))).toMatchObject({
      fault: { code: 'TAM_EVENT_NOT_JSON', memberRef: DATA.memberRef },
    });
  });
});

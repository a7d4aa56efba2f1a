import { ERRORS, type ErrorCode } from '@tam/errors';
import { definitionOf } from '../catalogue/catalogue';
import type { Decoded } from '../decoded';
import { exampleEvent } from '../documents/example-event';
import { INTAKE_TOPIC, SCHEDULING_TOPIC } from '../topics';
import { decodeLine } from './decode';
import { decodeMessage, type Message } from './decode-message';

type EventCode = Extract<ErrorCode, `TAM_EVENT_${string}`>;
/** These two are found by whoever holds the record or the partition, not by the codec. */
type Elsewhere = 'TAM_EVENT_CONFLICT';
type Changes = { [name: string]: unknown };

const OFFER = exampleEvent(definitionOf('scheduling.slot-offered.v1'));
const MEMBER = 'm-7f3a9c21';
const APPENDED = Date.UTC(2026, 6, 6, 16, 12, 32);
const bytes = (text: string) => new TextEncoder().encode(text);

const line = (changes: Changes, event: Changes = { ...OFFER }) =>
  decodeLine(JSON.stringify({ ...event, ...changes }));
const withData = (changes: Changes, type = OFFER.type) => {
  const event = exampleEvent(definitionOf(type));
  return decodeLine(JSON.stringify({ ...event, data: { ...event.data, ...changes } }));
};
const insert = (json: string) => decodeLine(JSON.stringify(OFFER).replace('"data":{', `"data":{${json},`));
const message = (changes: Partial<Message>) =>
  decodeMessage({
    topic: SCHEDULING_TOPIC,
    key: bytes(MEMBER),
    value: bytes(JSON.stringify(OFFER)),
    headers: {},
    appendTime: APPENDED,
    ...changes,
  });

/** One way to every fault: the pointer it must show, and whether the record it belongs to can be told. */
const FAULTS: Record<
  Exclude<EventCode, Elsewhere>,
  [pointer: string, memberRef: string | undefined, Decoded]
> = {
  TAM_EVENT_NULL_VALUE: ['', MEMBER, message({ value: null })],
  TAM_EVENT_TOO_LARGE: ['', MEMBER, message({ value: bytes(`"${'x'.repeat(256 * 1024)}"`) })],
  TAM_EVENT_NOT_UTF8: ['', MEMBER, message({ value: new Uint8Array([0x22, 0xff, 0x22]) })],
  TAM_EVENT_NOT_JSON: ['', MEMBER, message({ value: bytes('{"specversion":') })],
  TAM_EVENT_BATCH: ['', undefined, decodeLine(JSON.stringify([OFFER]))],
  TAM_EVENT_TOO_DEEP: ['', MEMBER, insert(`"extra":${'['.repeat(31)}${']'.repeat(31)}`)],
  TAM_EVENT_DUPLICATE_KEY: ['/data/startsAt', MEMBER, insert('"startsAt":"2026-07-01T10:00:00Z"')],
  TAM_EVENT_FORBIDDEN_KEY: ['/data/__proto__', MEMBER, insert('"__proto__":{"offerId":"x"}')],
  TAM_EVENT_LONE_SURROGATE: ['/data/note', MEMBER, insert('"note":"\\ud83d"')],
  TAM_EVENT_NUL_CHARACTER: ['/data/note', MEMBER, insert('"note":"a\\u0000b"')],
  TAM_EVENT_NUMBER_RANGE: ['/data/note', MEMBER, insert('"note":1e400')],
  TAM_EVENT_NOT_CLOUDEVENT: ['/specversion', MEMBER, line({ specversion: undefined })],
  TAM_EVENT_SPECVERSION: ['/specversion', MEMBER, line({ specversion: '0.3' })],
  TAM_EVENT_DATA_BASE64: ['/data_base64', MEMBER, line({ data_base64: 'e30=' })],
  TAM_EVENT_CONTENT_TYPE: ['/datacontenttype', MEMBER, line({ datacontenttype: 'application/xml' })],
  TAM_EVENT_ATTRIBUTE_MISSING: ['/id', MEMBER, line({ id: undefined })],
  TAM_EVENT_ATTRIBUTE_INVALID: ['/sequence', MEMBER, line({ sequence: -1 })],
  TAM_EVENT_TIME_INVALID: ['/time', MEMBER, line({ time: '2026-07-06T09:12:31-00:00' })],
  TAM_EVENT_TIME_IN_FUTURE: ['/time', MEMBER, message({ appendTime: APPENDED - 301_000 })],
  TAM_EVENT_UNKNOWN_VERSION: ['/type', MEMBER, line({ type: 'scheduling.slot-offered.v2' })],
  TAM_EVENT_DATA_MISSING: ['/data', MEMBER, line({ data: 'text' })],
  TAM_EVENT_FIELD_MISSING: ['/data/startsAt', MEMBER, withData({ startsAt: undefined })],
  TAM_EVENT_FIELD_INVALID: ['/data/inNetwork', MEMBER, withData({ inNetwork: null })],
  TAM_EVENT_INSTANT_INVALID: ['/data/startsAt', MEMBER, withData({ startsAt: '2026-07-14T10:00' })],
  TAM_EVENT_DATE_INVALID: ['/data/on', MEMBER, withData({ on: '2026-02-30' }, 'member.deceased.v1')],
  TAM_EVENT_UNKNOWN_ZONE: [
    '/data/timeZone',
    MEMBER,
    withData({ timeZone: 'US/Nowhere' }, 'intake.request-received.v1'),
  ],
  TAM_EVENT_KEY_MISSING: ['', MEMBER, message({ key: null })],
  TAM_EVENT_KEY_MISMATCH: ['/data/memberRef', 'm-other', message({ key: bytes('m-other') })],
  TAM_EVENT_SUBJECT_MISMATCH: ['/subject', MEMBER, line({ subject: 'case-other' })],
  TAM_EVENT_CALL_KEY: ['/data/caseId', 'call:call-771', withCall({ caseId: 'case-2041' })],
};

function withCall(changes: Changes): Decoded {
  const call = exampleEvent(definitionOf('intake.call-answered.v1'));
  return line({ subject: undefined, data: { ...call.data, ...changes } }, { ...call });
}

describe('an event that cannot be used', () => {
  it.each(Object.entries(FAULTS))(
    'is refused with %s, the place and the record',
    (code, [pointer, memberRef, decoded]) => {
      expect(decoded).toEqual({
        kind: 'fault',
        fault: expect.objectContaining({ code, pointer }) as unknown,
      });
      expect((decoded as { fault: { memberRef?: string } }).fault.memberRef).toBe(memberRef);
    },
  );

  it.each(Object.entries(FAULTS))(
    'with %s is told what to do, in words without a value of the event',
    (code, [, , decoded]) => {
      const { message: words } = (decoded as { fault: { message: string } }).fault;
      expect(words).toMatch(/^[^\n]{20,400}$/);
      expect(words.endsWith(ERRORS[code as EventCode].todo)).toBe(true);
      for (const value of [MEMBER, 'case-2041', 'off-88', 'm-other', '2026-07-14', 'US/Nowhere'])
        expect(words).not.toContain(value);
    },
  );

  it('names its record by the partitionkey where the data cannot be read', () => {
    expect(line({ data: undefined })).toMatchObject({ fault: { memberRef: MEMBER } });
  });

  it('shows no type that could be a text of somebody', () => {
    const decoded = line({ type: 'Call Ms Example about her appointment', specversion: '0.3' });
    expect(JSON.stringify(decoded)).not.toContain('Example');
  });

  it.each(['member_ref', 'recordedTime', 'Sequence', ''])('has an attribute named "%s"', (name) => {
    expect(line({ [name]: 'x' })).toMatchObject({ fault: { code: 'TAM_EVENT_ATTRIBUTE_INVALID' } });
  });

  it('is a call event under a key that is not the call, or an identified caller under the call', () => {
    const wrong = { fault: { code: 'TAM_EVENT_CALL_KEY', pointer: '/data/memberRef' } };
    expect(withCall({ memberRef: MEMBER })).toMatchObject({ fault: { code: 'TAM_EVENT_KEY_MISMATCH' } });
    expect(withData({ callId: 'another' }, 'intake.call-queued.v1')).toMatchObject(wrong);
    const identified = exampleEvent(definitionOf('intake.caller-identified.v1'));
    const data = { ...identified.data, memberRef: 'call:call-771' };
    expect(line({ partitionkey: 'call:call-771', data }, { ...identified })).toMatchObject(wrong);
  });

  it('comes in binary mode with U+0000 in a header, which no database stores', () => {
    const headers = {
      ce_specversion: '1.0',
      ce_id: 'a\0b',
      ce_source: '/s',
      ce_type: OFFER.type,
      ce_time: OFFER.time,
    };
    expect(message({ headers, value: bytes(JSON.stringify(OFFER.data)) })).toMatchObject({
      fault: { code: 'TAM_EVENT_NUL_CHARACTER', pointer: '/id', memberRef: MEMBER },
    });
  });

  it('comes in binary mode with data that are wrong, and the pointer leads into the data', () => {
    const headers = {
      ce_specversion: '1.0',
      ce_id: 'a',
      ce_source: '/s',
      ce_type: OFFER.type,
      ce_time: OFFER.time,
    };
    const value = bytes(JSON.stringify(OFFER.data).replace('{', '{"offerId":"x",'));
    expect(message({ headers, value })).toMatchObject({
      fault: { code: 'TAM_EVENT_DUPLICATE_KEY', pointer: '/data/offerId', type: OFFER.type },
    });
  });
});

describe('an event that is unusual but right', () => {
  it('has null attributes, which are absent ones', () => {
    expect(line({ subject: null, sequence: null, traceparent: null })).toMatchObject({ kind: 'event' });
  });

  it('is nested 32 levels deep', () => {
    expect(insert(`"extra":${'['.repeat(30)}${']'.repeat(30)}`)).toMatchObject({ kind: 'event' });
  });

  it('has paired surrogates and escaped texts', () => {
    const decoded = insert('"note":"\\ud83d\\ude00","\\u006eote2":"😀 é \\" \\\\"');
    expect(decoded).toMatchObject({ event: { data: { note: '😀', note2: '😀 é " \\' } } });
  });

  it('is exactly 256 KiB', () => {
    const filler = (size: number) => bytes(JSON.stringify({ ...OFFER, filler: 'x'.repeat(size) }));
    const room = 256 * 1024 - filler(0).length;
    expect(message({ value: filler(room) })).toMatchObject({ kind: 'event' });
    expect(message({ value: filler(room + 1) })).toMatchObject({ fault: { code: 'TAM_EVENT_TOO_LARGE' } });
  });

  it('has a sequence as a number or as its decimal text', () => {
    expect(line({ sequence: 12 })).toMatchObject({ event: { sequence: 12 } });
    expect(line({ sequence: '0012' })).toMatchObject({ event: { sequence: 12 } });
  });

  it('is of a source and needs no key', () => {
    const value = bytes(JSON.stringify(exampleEvent(definitionOf('ops.source-heartbeat.v1'))));
    expect(message({ topic: 'tam.control.v1', key: null, value })).toMatchObject({
      kind: 'control',
      event: { recordedTime: APPENDED },
    });
  });

  it('is recorded, on a live topic, when it was appended, whatever it claims', () => {
    const value = bytes(JSON.stringify({ ...OFFER, recordedtime: '2026-01-01T00:00:00Z' }));
    expect(message({ topic: INTAKE_TOPIC, value })).toMatchObject({ event: { recordedTime: APPENDED } });
  });
});

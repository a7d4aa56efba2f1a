import { CATALOGUE } from '../catalogue/catalogue';
import type { TamEvent } from '../tam-event';
import { decodeLine, decodeObject } from './decode';
import { encodeEvent, toCloudEvent } from './encode';

const WHEN = Date.UTC(2026, 2, 2, 17, 0, 0);
const OFFER = 'scheduling.slot-offered.v1';

/** A valid event of a type, with changes laid over it. */
function cloudEvent(
  type = OFFER,
  changes: { [attribute: string]: unknown } = {},
): { [attribute: string]: unknown } {
  return {
    specversion: '1.0',
    id: 'e-1',
    source: 'urn:synthetic:feed',
    type,
    time: '2026-03-02T09:00:00-08:00',
    data: CATALOGUE.get(type)?.example,
    ...changes,
  };
}

const offerWith = (data: { [field: string]: unknown }): { [attribute: string]: unknown } =>
  cloudEvent(OFFER, { data: { ...CATALOGUE.get(OFFER)!.example, ...data } });

describe('the codec', () => {
  it.each([...CATALOGUE.keys()])('takes the example of %s and gives it back', (type) => {
    const decoded = decodeLine(JSON.stringify(cloudEvent(type)));
    if (decoded.kind !== 'event' && decoded.kind !== 'control') throw new Error(JSON.stringify(decoded));
    expect(decoded.event).toMatchObject({ id: 'e-1', type, time: WHEN });
    expect(decodeLine(encodeEvent(decoded.event))).toEqual(decoded);
  });

  it('carries the extensions there and back', () => {
    const event = cloudEvent(OFFER, {
      recordedtime: '2026-03-02T17:00:01Z',
      sequence: '12',
      sensitivity: 'part2',
      testrecord: true,
    });
    const decoded = decodeObject(event);
    expect(decoded).toMatchObject({
      kind: 'event',
      event: { recordedTime: WHEN + 1000, sequence: 12, sensitivity: 'part2', testRecord: true },
    });
    const again = toCloudEvent((decoded as { event: TamEvent }).event);
    expect(again).toMatchObject({
      recordedtime: '2026-03-02T17:00:01.000Z',
      sequence: '12',
      testrecord: true,
    });
  });

  it('skips types outside the catalogue and says whether their family is ours', () => {
    expect(decodeObject(cloudEvent('billing.claim-paid.v1'))).toEqual({
      kind: 'skipped',
      type: 'billing.claim-paid.v1',
    });
    expect(decodeObject(cloudEvent('intake.something-new.v1'))).toMatchObject({
      kind: 'skipped',
      inFamily: true,
    });
  });

  it.each([
    ['TAM_EVENT_NOT_JSON', '', '{"a":'],
    ['TAM_EVENT_NOT_JSON', '', '"text"'],
    ['TAM_EVENT_BATCH', '', '[]'],
    [
      'TAM_EVENT_DUPLICATE_KEY',
      '/id',
      JSON.stringify(cloudEvent()).replace('"id":"e-1"', '"id":"e-1","id":"e-2"'),
    ],
    [
      'TAM_EVENT_NUMBER_RANGE',
      '/x',
      JSON.stringify(cloudEvent()).replace('"id":"e-1"', '"id":"e-1","x":1e400'),
    ],
    [
      'TAM_EVENT_FORBIDDEN_KEY',
      '/__proto__',
      JSON.stringify(cloudEvent()).replace('"id":"e-1"', '"id":"e-1","__proto__":{}'),
    ],
    [
      'TAM_EVENT_TOO_DEEP',
      '',
      JSON.stringify(cloudEvent()).replace('"id":"e-1"', `"id":"e-1","x":${'['.repeat(40)}${']'.repeat(40)}`),
    ],
    ['TAM_EVENT_LONE_SURROGATE', '/id', JSON.stringify(cloudEvent(OFFER, { id: '\ud800' }))],
    ['TAM_EVENT_NUL_CHARACTER', '/id', JSON.stringify(cloudEvent(OFFER, { id: 'a\u0000b' }))],
    ['TAM_EVENT_TOO_LARGE', '', JSON.stringify(cloudEvent(OFFER, { note: 'x'.repeat(300_000) }))],
  ])('refuses text with %s at %p', (code, pointer, text) => {
    expect(decodeLine(text)).toMatchObject({ kind: 'fault', fault: { code, pointer } });
  });

  it.each([
    ['TAM_EVENT_NOT_CLOUDEVENT', '/specversion', cloudEvent(OFFER, { specversion: undefined })],
    ['TAM_EVENT_SPECVERSION', '/specversion', cloudEvent(OFFER, { specversion: '0.3' })],
    ['TAM_EVENT_DATA_BASE64', '/data_base64', cloudEvent(OFFER, { data_base64: 'AA==' })],
    ['TAM_EVENT_ATTRIBUTE_MISSING', '/type', cloudEvent(OFFER, { type: undefined })],
    ['TAM_EVENT_ATTRIBUTE_MISSING', '/id', cloudEvent(OFFER, { id: undefined })],
    ['TAM_EVENT_ATTRIBUTE_MISSING', '/time', cloudEvent(OFFER, { time: undefined })],
    ['TAM_EVENT_ATTRIBUTE_INVALID', '/sequence', cloudEvent(OFFER, { sequence: 'twelve' })],
    ['TAM_EVENT_ATTRIBUTE_INVALID', '/sensitivity', cloudEvent(OFFER, { sensitivity: 'secret' })],
    ['TAM_EVENT_TIME_INVALID', '/time', cloudEvent(OFFER, { time: '2026-03-02T09:00:00' })],
    ['TAM_EVENT_TIME_INVALID', '/time', cloudEvent(OFFER, { time: '2026-03-02T24:00:00Z' })],
    ['TAM_EVENT_TIME_INVALID', '/recordedtime', cloudEvent(OFFER, { recordedtime: 'yesterday' })],
    ['TAM_EVENT_TIME_IN_FUTURE', '/time', cloudEvent(OFFER, { recordedtime: '2026-03-02T16:54:59.999Z' })],
    ['TAM_EVENT_UNKNOWN_VERSION', '/type', cloudEvent('scheduling.slot-offered.v2')],
    ['TAM_EVENT_CONTENT_TYPE', '/datacontenttype', cloudEvent(OFFER, { datacontenttype: 'text/xml' })],
    ['TAM_EVENT_DATA_MISSING', '/data', cloudEvent(OFFER, { data: undefined })],
    ['TAM_EVENT_FIELD_MISSING', '/data/offerId', offerWith({ offerId: undefined })],
    ['TAM_EVENT_FIELD_INVALID', '/data/offerId', offerWith({ offerId: 12 })],
    ['TAM_EVENT_INSTANT_INVALID', '/data/startsAt', offerWith({ startsAt: '2026-03-02' })],
    ['TAM_EVENT_KEY_MISMATCH', '/partitionkey', cloudEvent(OFFER, { partitionkey: 'another' })],
    ['TAM_EVENT_SUBJECT_MISMATCH', '/subject', cloudEvent(OFFER, { subject: 'another' })],
  ])('refuses an event with %s at %s', (code, pointer, event) => {
    const told = JSON.parse(JSON.stringify(event)) as unknown;
    expect(decodeObject(told)).toMatchObject({ kind: 'fault', fault: { code, pointer } });
  });

  it('refuses an unknown zone and a call event under a member’s key (settled: unknown zone)', () => {
    const request = 'intake.request-received.v1';
    const zone = cloudEvent(request, {
      data: { ...CATALOGUE.get(request)!.example, timeZone: 'Mars/Olympus' },
    });
    expect(decodeObject(zone)).toMatchObject({
      fault: { code: 'TAM_EVENT_UNKNOWN_ZONE', pointer: '/data/timeZone' },
    });
    const call = 'intake.call-answered.v1';
    const wrong = cloudEvent(call, { data: { ...CATALOGUE.get(call)!.example, memberRef: 'm-1' } });
    expect(decodeObject(wrong)).toMatchObject({ fault: { code: 'TAM_EVENT_CALL_KEY' } });
  });

  it('says whose record a fault belongs to where that can be read, and shows no value', () => {
    const decoded = decodeObject(offerWith({ startsAt: 'secret value' }));
    expect(decoded).toMatchObject({
      fault: { memberRef: CATALOGUE.get(OFFER)!.example['memberRef'], type: OFFER },
    });
    expect(JSON.stringify(decoded)).not.toContain('secret value');
  });

  it('takes an event exactly five minutes ahead of its recorded time', () => {
    expect(decodeObject(cloudEvent(OFFER, { recordedtime: '2026-03-02T16:55:00Z' })).kind).toBe('event');
  });
});

import { isTamError } from '@tam/errors';
import { compileMapping, type FieldsOf } from './compile-mapping';

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'intake.request-received.v1': ['caseId', 'memberRef', 'service', 'region', 'requestedBy', 'newPatient'],
  'scheduling.slot-offered.v1': ['caseId', 'memberRef', 'offerId', 'startsAt'],
};
const fieldsOf: FieldsOf = (type) => (FIELDS[type] === undefined ? undefined : new Set(FIELDS[type]));

const refs = { caseId: { column: 'Case' }, memberRef: { column: 'Member' } };
const request = {
  type: 'intake.request-received.v1',
  id: 'request',
  time: { column: 'Asked', format: 'YYYY-MM-DD HH:mm' },
  data: { ...refs, service: { column: 'Service', map: { TH: 'mh-nonphysician', '*': 'other' } } },
};
const offer = {
  type: 'scheduling.slot-offered.v1',
  id: 'offer',
  when: { column: 'Slot', filled: true },
  time: { column: 'Asked', format: 'YYYY-MM-DD HH:mm' },
  data: { ...refs, startsAt: { column: 'Slot', format: 'YYYY-MM-DD', at: 'end-of-day' } },
};
const mapping = {
  source: '/clinic',
  history: true,
  timeZone: 'America/Los_Angeles',
  key: ['Case'],
  constants: { region: 'us-ca' },
  events: [request, offer],
};
const row = { Case: 'c-1', Member: 'm-1', Asked: '2026-07-03 16:40', Service: 'TH', Slot: '2026-07-08' };

function readRow(changed: object, cells: object = {}) {
  const found = compileMapping({ ...mapping, ...changed }, fieldsOf).readRow({ ...row, ...cells });
  return found.ok ? found.value : found.fault;
}

function problemsOf(changed: object): string {
  try {
    compileMapping({ ...mapping, ...changed }, fieldsOf);
  } catch (error) {
    if (isTamError(error, 'TAM_IMPORT_MAPPING')) return error.detail;
    throw error;
  }
  return 'none';
}

describe('a mapping', () => {
  it('makes the events of a row, with its constants where the type has such a field', () => {
    expect(readRow({})).toEqual({
      key: '["c-1"]',
      drafts: [
        {
          name: 'request',
          type: 'intake.request-received.v1',
          time: Date.parse('2026-07-03T23:40:00Z'),
          recordedTime: undefined,
          data: { region: 'us-ca', caseId: 'c-1', memberRef: 'm-1', service: 'mh-nonphysician' },
        },
        {
          name: 'offer',
          type: 'scheduling.slot-offered.v1',
          time: Date.parse('2026-07-03T23:40:00Z'),
          recordedTime: undefined,
          data: { caseId: 'c-1', memberRef: 'm-1', startsAt: '2026-07-09T06:59:59.999Z' },
        },
      ],
    });
  });

  it('makes an event only where its condition holds', () => {
    expect(readRow({}, { Slot: '' })).toMatchObject({ drafts: [{ name: 'request' }] });
  });

  it.each([
    [{ column: 'Service', is: ['TH', 'PS'] }, 1],
    [{ column: 'Service', isNot: 'TH' }, 0],
    [{ column: 'Absent', filled: false }, 1],
    [
      [
        { column: 'Service', is: 'TH' },
        { column: 'Slot', filled: false },
      ],
      0,
    ],
  ])('takes the condition %j', (when, made) => {
    expect(readRow({ events: [{ ...request, when }] })).toMatchObject({ drafts: { length: made } });
  });

  it('takes any other text of a map by its *', () => {
    expect(readRow({}, { Service: 'XX' })).toMatchObject({ drafts: [{ data: { service: 'other' } }, {}] });
  });

  it('builds nested objects and lists, and leaves out what the row does not say', () => {
    const data = { ...refs, requestedBy: { office: { const: 'clerk' }, ref: { column: 'Clerk' } } };
    const made = readRow({ constants: {}, events: [{ ...request, data }] });
    expect(made).toMatchObject({ drafts: [{ data: { requestedBy: { office: 'clerk' } } }] });
    expect(JSON.stringify(made)).not.toContain('ref"');
  });

  it('reads the zone of each row where it has one', () => {
    const zoned = {
      timeZone: { column: 'State', map: { NY: 'America/New_York', CA: 'America/Los_Angeles' } },
    };
    expect(readRow(zoned, { State: 'NY' })).toMatchObject({
      drafts: [{ time: Date.parse('2026-07-03T20:40:00Z') }, {}],
    });
    expect(readRow(zoned, { State: '' })).toMatchObject({ code: 'TAM_IMPORT_VALUE', pointer: '/State' });
  });

  it('gives recorded time where the mapping has it', () => {
    const recordedTime = { column: 'Slot', format: 'date', at: 'start-of-day' };
    expect(readRow({ events: [{ ...request, recordedTime }] })).toMatchObject({
      drafts: [{ recordedTime: Date.parse('2026-07-08T07:00:00Z') }],
    });
  });

  it.each([
    [{ Case: '' }, 'TAM_IMPORT_KEY_MISSING', '/Case'],
    [{ Asked: '' }, 'TAM_IMPORT_INCOMPLETE', '/request/time'],
    [{ Asked: 'soon' }, 'TAM_IMPORT_VALUE', '/Asked'],
    [{ Slot: '2026-02-30' }, 'TAM_IMPORT_VALUE', '/Slot'],
  ])('rejects a row with %j', (cells, code, pointer) => {
    expect(readRow({}, cells)).toMatchObject({ code, pointer });
  });

  it('rejects a text that its map does not name', () => {
    const data = { ...refs, service: { column: 'Service', map: { TH: 'mh-nonphysician' } } };
    expect(readRow({ events: [{ ...request, data }] }, { Service: 'XX' })).toMatchObject({
      code: 'TAM_IMPORT_UNMAPPED',
      pointer: '/Service',
    });
  });

  it.each<[string, object, string]>([
    ['a missing member', { source: undefined }, '/source'],
    ['a member too many', { sources: 'x' }, '/sources'],
    ['an unknown zone', { timeZone: 'America/Nowhere' }, "/timeZone: 'America/Nowhere' is no IANA zone"],
    ['an unknown type', { events: [{ ...request, type: 'intake.asked.v1' }] }, '/events/0/type'],
    [
      'an unknown field',
      { events: [{ ...request, data: { ...refs, servcie: { const: 1 } } }] },
      '/events/0/data/servcie',
    ],
    [
      'a bare value',
      { events: [{ ...request, data: { ...refs, service: 'x' } }] },
      '/events/0/data/service: a value is',
    ],
    [
      'an unknown format',
      { events: [{ ...request, time: { column: 'A', format: 'x' } }] },
      '/events/0/time/format',
    ],
    ['an id twice', { events: [request, request] }, "/events/1/id: the id 'request' is used twice"],
    ['an unused constant', { constants: { regoin: 'us-ca' } }, '/constants/regoin'],
    ['no events', { events: [] }, '/events'],
  ])('is refused for %s, with the place', (_what, changed, words) => {
    expect(problemsOf(changed)).toContain(words);
  });

  it('names all columns that it reads', () => {
    expect([...compileMapping(mapping, fieldsOf).columns].sort()).toEqual([
      'Asked',
      'Case',
      'Member',
      'Service',
      'Slot',
    ]);
  });
});

import type { CaseRecord, Determination, StoredEvent } from '@tam/record';
import { fileDetermination } from './file-determination';

const stored = (type: string, fields: StoredEvent['fields'] = {}): StoredEvent => ({
  source: '/s',
  id: type,
  type,
  time: 0,
  rank: 1,
  sequence: -1,
  recorded: undefined,
  caseId: 'c',
  sensitivity: 'none',
  testRecord: true,
  fields,
});

const request = (region: string, lineOfBusiness: string): StoredEvent =>
  stored('intake.request-received.v1', { region, lineOfBusiness, network: 'north' });

const record = (...events: StoredEvent[]): CaseRecord => ({ caseId: 'c', events, voided: [] });

const outcome = {
  standard: 'ca-ta-npmh',
  period: '2026-12-10',
  dueAt: '2026-12-11T07:59:59.999Z',
} as unknown as Determination;

describe('a determination is filed', () => {
  it('under the places of its request and the month of its period, with its due instant', () => {
    expect(fileDetermination(outcome, record(request('us-ca', 'commercial')))).toEqual({
      facets: {
        standard: 'ca-ta-npmh',
        region: 'us-ca',
        network: 'north',
        lineOfBusiness: 'commercial',
        month: '2026-12',
      },
      dueAt: Date.UTC(2026, 11, 11, 7, 59, 59, 999),
      offered: false,
    });
  });

  it('under `other` where a code is in no registry, or where there is no request', () => {
    const { facets } = fileDetermination(outcome, record(request('atlantis', 'barter')));
    expect(facets).toMatchObject({ region: 'other', lineOfBusiness: 'other', network: 'north' });
    expect(fileDetermination(outcome, record()).facets).toMatchObject({ region: 'other', network: 'other' });
  });

  it.each(['scheduling.slot-offered.v1', 'scheduling.appointment-booked.v1'])(
    'as offered once there is a %s',
    (type) => {
      expect(fileDetermination(outcome, record(request('us-ca', 'commercial'), stored(type))).offered).toBe(
        true,
      );
    },
  );
});

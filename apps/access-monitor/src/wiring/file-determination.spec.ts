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

const record = (...events: StoredEvent[]): CaseRecord => ({ caseId: 'c', events, voided: [] });

const outcome = (told: Partial<Determination>): Determination =>
  ({
    standard: 'ca-ta-npmh',
    anchorKey: 'request',
    period: '2026-12-10',
    dueAt: '2026-12-11T07:59:59.999Z',
    ...told,
  }) as Determination;

const PLACE = { region: 'us-ca', network: 'north', lineOfBusiness: 'commercial' };

describe('a determination is filed', () => {
  it('under the places that it tells and the month of its period, with its due instant', () => {
    expect(fileDetermination(outcome(PLACE), record())).toEqual({
      facets: { standard: 'ca-ta-npmh', ...PLACE, month: '2026-12' },
      dueAt: Date.UTC(2026, 11, 11, 7, 59, 59, 999),
      offered: false,
    });
  });

  it('under the cover it was judged by, whatever the request had named', () => {
    const request = stored('intake.request-received.v1', { ...PLACE, lineOfBusiness: 'medi-cal' });
    expect(fileDetermination(outcome(PLACE), record(request)).facets['lineOfBusiness']).toBe('commercial');
  });

  it('under `other` where a code is in no registry, or where it tells no place', () => {
    const odd = outcome({ region: 'atlantis', lineOfBusiness: 'barter', network: 'north' });
    expect(fileDetermination(odd, record()).facets).toMatchObject({
      region: 'other',
      lineOfBusiness: 'other',
      network: 'north',
    });
    expect(fileDetermination(outcome({}), record()).facets).toMatchObject({
      region: 'other',
      network: 'other',
    });
  });

  it.each(['scheduling.slot-offered.v1', 'scheduling.appointment-booked.v1'])(
    'as offered once there is a %s',
    (type) => {
      expect(fileDetermination(outcome(PLACE), record(stored(type))).offered).toBe(true);
    },
  );
});

describe('a determination of a call is filed', () => {
  const call = outcome({ ...PLACE, standard: 'ca-ta-triage', anchorKey: 'call:c' });
  const offered = (...events: StoredEvent[]): boolean => fileDetermination(call, record(...events)).offered;

  it('under the place of the call, which has no request', () => {
    const queued = stored('intake.call-queued.v1', PLACE);
    expect(fileDetermination(call, record(queued)).facets).toMatchObject(PLACE);
  });

  it('as offered once a person spoke with the caller, and not for a menu or a vain try', () => {
    expect(offered(stored('intake.call-answered.v1', { mode: 'person' }))).toBe(true);
    expect(offered(stored('intake.call-back-attempted.v1', { reached: true }))).toBe(true);
    expect(offered(stored('intake.call-answered.v1', { mode: 'ivr' }))).toBe(false);
    expect(offered(stored('intake.call-back-attempted.v1', { reached: false }))).toBe(false);
    expect(offered()).toBe(false);
  });
});

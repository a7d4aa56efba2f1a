import type { StoredEvent } from '@tam/record';
import type { QualificationTable } from '@tam/standards';
import { isAuthorizedVoid, isQualified, sideOf } from './actor';
import type { Actor } from './fields';

const TABLE: QualificationTable = {
  triage: { licences: ['RN', 'LMFT'], supervisedLicences: ['AMFT'], jurisdictions: ['US-CA'] },
  citation: { text: 'a table of this test', verification: 'unverified' },
};
const NURSE: Actor = { office: 'clinician', licence: 'RN', licenceStatus: 'active' };

const event = (fields: StoredEvent['fields']): StoredEvent => ({
  source: 's',
  id: 'i',
  type: 'intake.event-voided.v1',
  time: 0,
  rank: 0,
  sequence: -1,
  recorded: undefined,
  caseId: 'c',
  sensitivity: 'none',
  testRecord: false,
  fields,
});

describe('who may decide how urgent a need is', () => {
  it.each<[string, Actor]>([
    ['an active licence of the table', NURSE],
    ['a provider with one', { ...NURSE, office: 'provider' }],
    ['one of the right jurisdiction', { ...NURSE, jurisdiction: 'US-CA' }],
    ['one trained to triage', { ...NURSE, triageTrained: true }],
    ['an associate under supervision', { ...NURSE, licence: 'AMFT', supervised: true }],
  ])('%s', (_, actor) => {
    expect(isQualified(actor, TABLE)).toBe(true);
  });

  it.each<[string, Actor | undefined]>([
    ['nobody named', undefined],
    ['a clerk', { office: 'clerk' }],
    ['a clerk who has a licence', { ...NURSE, office: 'clerk' }],
    ['an algorithm', { office: 'algorithm', licence: 'RN', licenceStatus: 'active' }],
    ['a clinician whose licence is not known', { office: 'clinician', licenceStatus: 'active' }],
    ['a licence that is not in the table', { ...NURSE, licence: 'LVN' }],
    ['a licence whose status is not known', { office: 'clinician', licence: 'RN' }],
    ['a licence that lapsed', { ...NURSE, licenceStatus: 'expired' }],
    ['a licence of another state', { ...NURSE, jurisdiction: 'US-NV' }],
    ['somebody known to be untrained in triage', { ...NURSE, triageTrained: false }],
    ['an associate without supervision', { ...NURSE, licence: 'AMFT' }],
  ])('not %s', (_, actor) => {
    expect(isQualified(actor, TABLE)).toBe(false);
  });
});

describe('on whose behalf something was done', () => {
  it.each([
    ['member', 'member'],
    ['representative', 'member'],
    ['plan', 'plan'],
    ['provider', 'plan'],
    ['system', 'plan'],
    ['unknown', 'unknown'],
    ['somebody-new', 'unknown'],
  ])('%s is the side of the %s', (initiatedBy, side) => {
    expect(sideOf(event({ initiatedBy }), 'plan')).toBe(side);
  });

  it('what was told beats who typed, and who typed beats what is usual', () => {
    const by = { office: 'provider' };
    expect(sideOf(event({ initiatedBy: 'member', by }), 'unknown')).toBe('member');
    expect(sideOf(event({ by }), 'member')).toBe('plan');
    expect(sideOf(event({}), 'member')).toBe('member');
  });

  it('a clerk who typed says nothing of whose wish it was', () => {
    expect(sideOf(event({ by: { office: 'clerk' } }), 'member')).toBe('unknown');
  });
});

describe('a void authorized by a second person', () => {
  const by = { office: 'clerk', ref: 'p-1' };

  it('needs another person than the one who voided', () => {
    expect(isAuthorizedVoid(event({ by, authorizedBy: { office: 'clerk', ref: 'p-2' } }))).toBe(true);
    expect(isAuthorizedVoid(event({ by, authorizedBy: by }))).toBe(false);
    expect(isAuthorizedVoid(event({ by, authorizedBy: { office: 'clinician', ref: 'p-1' } }))).toBe(false);
    expect(isAuthorizedVoid(event({ by }))).toBe(false);
  });

  it('two actors who are told alike are taken for one', () => {
    expect(isAuthorizedVoid(event({ by: { office: 'clerk' }, authorizedBy: { office: 'clerk' } }))).toBe(
      false,
    );
    expect(isAuthorizedVoid(event({ by: { office: 'clerk' }, authorizedBy: { office: 'plan' } }))).toBe(true);
  });
});

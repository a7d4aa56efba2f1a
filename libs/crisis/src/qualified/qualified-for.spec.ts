import { Qualifications } from './qualified-for';
import type { Actor, Qualified } from './actor';
import type { QualifiedTable } from './qualified-schema';

const who = { licences: ['RN', 'LCSW'], supervisedLicences: ['AMFT'] };
const table = (id: string, regions: string[], jurisdictions?: string[]): QualifiedTable => ({
  id,
  version: '1',
  authority: 'invented',
  regions,
  sources: [{ text: 'this test', verification: 'unverified' }],
  triage: { ...who, ...(jurisdictions && { jurisdictions }) },
  extension: who,
});
const NURSE: Actor = { office: 'clinician', licence: 'RN', licenceStatus: 'active' };

describe('who is qualified to triage', () => {
  const qualifications = new Qualifications([table('ca', ['us-ca'], ['US-CA']), table('else', ['*'])], []);
  const asked = (actor: Actor | undefined, region: string | undefined = 'us-ca'): Qualified =>
    qualifications.qualifiedFor('triage', actor, region);

  it.each<[string, Actor]>([
    ['an active licence of the table', NURSE],
    ['a provider with one', { ...NURSE, office: 'provider' }],
    ['one of the right jurisdiction', { ...NURSE, jurisdiction: 'US-CA' }],
    ['an associate under supervision', { ...NURSE, licence: 'AMFT', supervised: true }],
  ])('yes: %s', (_, actor) => {
    expect(asked(actor)).toBe('yes');
  });

  it.each<[string, Actor]>([
    ['a clerk', { office: 'clerk' }],
    ['a clerk who has a licence', { ...NURSE, office: 'clerk' }],
    ['an algorithm', { office: 'algorithm' }],
    ['the member', { office: 'member' }],
    ['a licence that the table does not have', { ...NURSE, licence: 'LVN' }],
    ['an associate without supervision', { ...NURSE, licence: 'AMFT' }],
    ['a suspended licence', { ...NURSE, licenceStatus: 'suspended' }],
    ['a licence of another state', { ...NURSE, jurisdiction: 'US-NV' }],
    ['somebody known to be untrained in triage', { ...NURSE, triageTrained: false }],
  ])('no: %s', (_, actor) => {
    expect(asked(actor)).toBe('no');
  });

  it.each<[string, Actor | undefined]>([
    ['nobody named', undefined],
    ['a clinician whose licence nobody knows', { office: 'clinician', licenceStatus: 'active' }],
    ['a licence whose status nobody knows', { office: 'clinician', licence: 'RN' }],
    ['a licence that was not looked up', { ...NURSE, licenceStatus: 'unknown' }],
    ['a provider of whom nothing else is known', { office: 'provider' }],
  ])('unknown: %s, neither qualified nor counted as unlicensed', (_, actor) => {
    expect(asked(actor)).toBe('unknown');
  });

  it('is asked of the authority of the place, else of that of everywhere', () => {
    const elsewhere = { ...NURSE, jurisdiction: 'US-NV' };
    expect(asked(elsewhere, 'us-ca')).toBe('no');
    expect(asked(elsewhere, 'us-nv')).toBe('yes');
    expect(qualifications.qualifiedFor('triage', elsewhere, undefined)).toBe('yes');
    const nowhere = new Qualifications([table('ca', ['us-ca'])], []);
    expect(nowhere.qualifiedFor('triage', NURSE, 'us-nv')).toBe('unknown');
  });

  it('is unknown where the authority says nothing of the purpose', () => {
    expect(qualifications.qualifiedFor('advice', NURSE, 'us-ca')).toBe('unknown');
    expect(qualifications.qualifiedFor('extension', NURSE, 'us-ca')).toBe('yes');
  });
});

describe('the roster', () => {
  const roster = [
    { ref: 's-1', licence: 'RN', licenceStatus: 'active' },
    { ref: 's-2', licenceStatus: 'suspended' },
  ];
  const qualifications = new Qualifications([table('else', ['*'])], roster);
  const asked = (actor: Actor): Qualified =>
    qualifications.qualifiedFor('triage', qualifications.known(actor), undefined);

  it('fills up what an event does not say', () => {
    expect(asked({ office: 'clinician', ref: 's-1' })).toBe('yes');
    expect(asked({ office: 'clinician', ref: 's-9' })).toBe('unknown');
  });

  it('stands before what an event says', () => {
    expect(asked({ ...NURSE, ref: 's-2' })).toBe('no');
  });

  it('makes no clinician of a clerk', () => {
    expect(asked({ office: 'clerk', ref: 's-1' })).toBe('no');
  });
});

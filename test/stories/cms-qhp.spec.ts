import { holdsAtItsBoundary, NO_OFFER, offered } from './boundary.features';
import { Story } from './story';

const CHICAGO = 'America/Chicago';
const FEDERAL = { lineOfBusiness: 'marketplace', network: 'federal-marketplace', region: 'us-tx' };

const newPatient = (service: string, when = '2026-06-25 09:00', data: object = {}): Story =>
  new Story('member-1', 'case-1', CHICAGO).request(when, { ...FEDERAL, service, newPatient: true, ...data });

holdsAtItsBoundary([
  {
    standard: 'cms-qhp-bh',
    title: '10 business days over the fourth of July, kept on the Friday before',
    due: '2026-07-10 23:59:59.999',
    story: () => newPatient('mh-nonphysician'),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'cms-qhp-pcp',
    title: '15 business days',
    due: '2026-07-17 23:59:59.999',
    story: () => newPatient('primary-care'),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'cms-qhp-spec',
    title: '30 business days are six weeks, not a month',
    due: '2026-08-07 23:59:59.999',
    story: () => newPatient('specialist'),
    kept: offered(),
    unkept: NO_OFFER,
  },
]);

describe('new patients of qualified health plans', () => {
  const LATER = '2026-12-31 00:00';

  it('counts business days, where the rule as proposed counted calendar days', () => {
    const told = newPatient('mh-nonphysician').offer('2026-06-25 10:00', '2026-07-09 10:00');
    expect(told.find('cms-qhp-bh', LATER)?.status).toBe('met');
  });

  it('says nothing of a patient who is not new, nor of one of whom nobody says so', () => {
    expect(newPatient('mh-nonphysician', undefined, { newPatient: false }).determinations(LATER)).toEqual([]);
    const untold = new Story('member-1', 'case-1', CHICAGO).request('2026-06-25 09:00', FEDERAL);
    expect(untold.determinations(LATER)).toEqual([]);
  });

  it('holds behavioral health to its days also where the need is urgent, and the others not', () => {
    const urgent = { statedUrgency: 'urgent' };
    expect(newPatient('psychiatry', undefined, urgent).find('cms-qhp-bh', LATER)?.status).toBe('breached');
    expect(newPatient('specialist', undefined, urgent).determinations(LATER)).toEqual([]);
  });

  it('begins with 2025 and not a day before', () => {
    expect(newPatient('specialist', '2025-01-01 00:00').find('cms-qhp-spec', LATER)?.status).toBe('breached');
    expect(newPatient('specialist', '2024-12-31 23:59:59.999').determinations(LATER)).toEqual([]);
  });

  it('binds no marketplace that a state runs', () => {
    const covered = newPatient('mh-nonphysician', undefined, {
      network: 'covered-california',
      region: 'us-ca',
    });
    expect(covered.find('cms-qhp-bh', LATER)).toBeUndefined();
  });

  it('computes nothing for the share that a survey tests', () => {
    const told = newPatient('mh-nonphysician');
    expect(told.determinations(LATER).map(({ standard }) => standard)).toEqual(['cms-qhp-bh']);
    expect(told.find('cms-qhp-survey', LATER)).toBeUndefined();
  });
});

import { attended, holdsAtItsBoundary, NO_VISIT } from './boundary.features';
import { clocksWith } from './on-request';
import { Story } from './story';

const LONDON = 'Europe/London';
const LATER = '2026-12-31 00:00';
const NHS = { lineOfBusiness: 'nhs', network: 'icb-7', region: 'gb-eng' };
const clocks = clocksWith('nhs-crisis-proposed');

const referred = (service: string, statedUrgency: string): Story =>
  new Story('member-1', 'case-1', LONDON, clocks).request('2026-03-28 23:30', {
    ...NHS,
    service,
    statedUrgency,
  });

holdsAtItsBoundary([
  {
    standard: 'nhs-crisis-vu',
    title: '4 hours through the change to summer time',
    due: '2026-03-29 04:30',
    story: () => referred('crisis', 'emergency'),
    kept: attended({ purpose: 'crisis' }),
    unkept: NO_VISIT,
  },
  {
    standard: 'nhs-crisis-u',
    title: '24 hours through the change to summer time',
    due: '2026-03-30 00:30',
    story: () => referred('crisis', 'urgent'),
    kept: attended({ purpose: 'crisis' }),
    unkept: NO_VISIT,
  },
  {
    standard: 'nhs-cmh-4w',
    title: '4 weeks',
    due: '2026-04-25 23:59:59.999',
    story: () => referred('mh-nonphysician', 'non-urgent'),
    kept: attended(),
    unkept: NO_VISIT,
  },
]);

describe('a proposal', () => {
  it('says nothing unless it is asked for', () => {
    const told = new Story('member-1', 'case-1', LONDON).request('2026-03-28 23:30', {
      ...NHS,
      service: 'crisis',
      statedUrgency: 'urgent',
    });
    expect(told.determinations(LATER)).toEqual([]);
  });

  it('gives an emergency both limits, the shorter as the headline', () => {
    const ids = referred('crisis', 'emergency')
      .determinations(LATER)
      .map(({ standard }) => standard);
    expect(ids.sort()).toEqual(['nhs-crisis-u', 'nhs-crisis-vu']);
  });
});

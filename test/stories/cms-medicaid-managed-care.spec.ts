import { holdsAtItsBoundary, NO_OFFER, offered } from './boundary.features';
import { Story } from './story';

const LATER = '2028-12-31 00:00';
const STATE = { lineOfBusiness: 'medicaid', network: 'plan', region: 'us-tx' };

const asked = (service: string, when = '2027-07-09 09:00', data: object = {}): Story =>
  new Story('member-1', 'case-1', 'America/Chicago').request(when, { ...STATE, service, ...data });

holdsAtItsBoundary([
  {
    standard: 'cms-mmc-bh',
    title: '10 business days from the first day of the rule',
    due: '2027-07-23 23:59:59.999',
    story: () => asked('mh-nonphysician'),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'cms-mmc-pcp',
    title: '15 business days',
    due: '2027-07-30 23:59:59.999',
    story: () => asked('primary-care'),
    kept: offered(),
    unkept: NO_OFFER,
  },
]);

describe('a rule that begins in the future', () => {
  it('says nothing of a request on the day before', () => {
    expect(asked('mh-nonphysician', '2027-07-08 23:59:59.999').determinations(LATER)).toEqual([]);
  });

  it('is about routine care only', () => {
    expect(asked('primary-care', undefined, { statedUrgency: 'urgent' }).determinations(LATER)).toEqual([]);
  });

  it('computes nothing for the share that secret shoppers test', () => {
    expect(asked('primary-care').find('cms-mmc-survey', LATER)).toBeUndefined();
  });
});

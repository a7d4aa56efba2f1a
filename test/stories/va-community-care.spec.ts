import { holdsAtItsBoundary, NO_OFFER, offered } from './boundary.features';
import { Story } from './story';

const LATER = '2026-12-31 00:00';
const VA = { lineOfBusiness: 'va', network: 'visn-17', region: 'us-tx' };

const asked = (service: string, data: object = {}, when = '2026-03-06 08:00'): Story =>
  new Story('member-1', 'case-1', 'America/Chicago').request(when, { ...VA, service, ...data });

holdsAtItsBoundary([
  {
    standard: 'va-cc-mh',
    title: '20 days',
    due: '2026-03-26 23:59:59.999',
    story: () => asked('mh-nonphysician'),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'va-cc-spec',
    title: '28 days',
    due: '2026-04-03 23:59:59.999',
    story: () => asked('specialist'),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'va-mh-urg',
    title: 'the same day',
    due: '2026-03-06 23:59:59.999',
    story: () => asked('psychiatry', { statedUrgency: 'urgent' }),
    kept: offered(),
    unkept: NO_OFFER,
  },
]);

describe('waits that open community care', () => {
  it('are open from July 2019 on, the first day after the month that was read', () => {
    expect(asked('specialist', {}, '2019-07-01 00:00').find('va-cc-spec', LATER)?.status).toBe('breached');
    expect(asked('specialist', {}, '2019-06-30 23:59').determinations(LATER)).toEqual([]);
  });

  it('do not ask whether the need is urgent', () => {
    const ids = asked('psychiatry', { statedUrgency: 'urgent' })
      .determinations(LATER)
      .map(({ standard }) => standard);
    expect(ids.sort()).toEqual(['va-cc-mh', 'va-mh-urg']);
  });
});

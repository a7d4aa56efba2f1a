import { holdsAtItsBoundary, NO_OFFER, offered } from './boundary.features';
import { Story } from './story';

const LATER = '2026-12-31 00:00';

const asked = (data: object = {}, when = '2026-03-06 16:40'): Story =>
  new Story('member-1', 'case-1', 'America/New_York').request(when, { region: 'us-md', ...data });

holdsAtItsBoundary([
  {
    standard: 'md-bh-urg',
    title: '72 hours over a weekend and the spring clock change',
    due: '2026-03-09 17:40',
    story: () => asked({ statedUrgency: 'urgent' }),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'md-bh',
    title: '10 calendar days, weekends included',
    due: '2026-03-16 23:59:59.999',
    story: () => asked(),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'md-pcp',
    title: '15 calendar days',
    due: '2026-03-21 23:59:59.999',
    story: () => asked({ service: 'primary-care' }),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'md-spec',
    title: '30 calendar days',
    due: '2026-04-05 23:59:59.999',
    story: () => asked({ service: 'specialist' }),
    kept: offered(),
    unkept: NO_OFFER,
  },
]);

describe('telehealth in Maryland', () => {
  const byVideo = (data: object): Story => asked(data).offer('2026-03-06 17:00', '2026-03-10 10:00');

  it('counts only where the member elected it', () => {
    expect(byVideo({ modalityWanted: 'video' }).find('md-bh', LATER)?.status).toBe('met');
    expect(byVideo({}).find('md-bh', LATER)?.status).toBe('breached');
    expect(byVideo({ modalityWanted: 'in-person' }).find('md-bh', LATER)?.status).toBe('breached');
  });
});

describe('days in Maryland', () => {
  it('are calendar days: ten business days are too late', () => {
    const told = asked().offer('2026-03-06 17:00', '2026-03-20 10:00', { modality: 'in-person' });
    expect(told.find('md-bh', LATER)).toMatchObject({ status: 'breached', because: 'late-offer' });
  });

  it('of a level within 72 hours are urgent, routine ones are not', () => {
    const decided = (level: string): Story =>
      asked().happened('intake.urgency-assigned.v1', '2026-03-06 16:45', {
        level,
        decidedBy: { office: 'clinician', licence: 'RN', jurisdiction: 'US-MD', licenceStatus: 'active' },
      });
    expect(decided('U3').find('md-bh-urg', LATER)?.status).toBe('breached');
    expect(decided('U4').find('md-bh-urg', LATER)).toBeUndefined();
  });
});

import { holdsAtItsBoundary, NO_OFFER, offered } from './boundary.features';
import { NURSE, Story } from './story';

const LATER = '2026-12-31 00:00';
const ACCREDITED = { network: 'accredited', region: 'us-or' };

const asked = (data: object = {}, when = '2026-06-10 20:15'): Story =>
  new Story().request(when, { ...ACCREDITED, ...data });

holdsAtItsBoundary([
  {
    standard: 'ncqa-bh-nlte',
    title: '6 hours through midnight',
    due: '2026-06-11 02:15',
    story: () => asked({ statedUrgency: 'emergency' }),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ncqa-bh-urg',
    title: '48 hours',
    due: '2026-06-12 20:15',
    story: () => asked({ statedUrgency: 'urgent' }),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ncqa-bh-rout',
    title: '10 working days over Juneteenth, a federal holiday',
    due: '2026-06-25 23:59:59.999',
    story: () => asked(),
    kept: offered(),
    unkept: NO_OFFER,
  },
]);

describe('access elements of the NCQA', () => {
  it('hold for networks that bear the code of accreditation, whatever the cover, and beside what the law says', () => {
    expect(asked({ network: 'north' }).determinations(LATER)).toEqual([]);
    const covered = asked({ lineOfBusiness: 'medicare' });
    expect(covered.find('ncqa-bh-rout', LATER)?.status).toBe('breached');
    const ids = asked({ region: 'us-ca' })
      .determinations(LATER)
      .map(({ standard }) => standard);
    expect(ids).toEqual(expect.arrayContaining(['ca-ta-npmh', 'ncqa-bh-rout']));
  });

  it('takes the level within four hours as an emergency, and that within a day as urgent', () => {
    const decided = (level: string): Story =>
      asked().happened('intake.urgency-assigned.v1', '2026-06-10 20:20', { level, decidedBy: NURSE });
    expect(decided('U1').find('ncqa-bh-nlte', LATER)?.status).toBe('breached');
    expect(decided('U2').find('ncqa-bh-nlte', LATER)).toBeUndefined();
    expect(decided('U2').find('ncqa-bh-urg', LATER)?.status).toBe('breached');
  });
});

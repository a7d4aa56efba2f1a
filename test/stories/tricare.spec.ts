import { holdsAtItsBoundary, NO_OFFER, offered, type Boundary } from './boundary.features';
import { Story } from './story';

const LATER = '2026-12-31 00:00';
const TEXAS = { lineOfBusiness: 'tricare', region: 'us-tx' };

const asked = (network: string, service: string, when: string, data: object = {}): Story =>
  new Story('member-1', 'case-1', 'America/Chicago').request(when, { ...TEXAS, network, service, ...data });
const select = (service: string, data: object = {}): Story =>
  asked('select', service, '2026-03-06 08:00', data);
/** Asked for three days before the referral is approved. */
const prime = (service: string, data: object = {}): Story =>
  asked('prime', service, '2026-03-03 08:00', data).happened('referral.approved.v1', '2026-03-06 08:00', {
    authorizationId: 'ref-1',
    decision: 'approved',
  });

const rows = (
  [urgent, routine, specialty]: readonly [string, string, string],
  told: typeof select,
  from: string,
): readonly Boundary[] => [
  {
    standard: urgent,
    title: `24 hours from ${from}`,
    due: '2026-03-07 08:00',
    story: () => told('psychiatry', { statedUrgency: 'urgent' }),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: routine,
    title: `7 days from ${from}, over the spring clock change`,
    due: '2026-03-13 23:59:59.999',
    story: () => told('primary-care'),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: specialty,
    title: `28 days from ${from}`,
    due: '2026-04-03 23:59:59.999',
    story: () => told('specialist'),
    kept: offered(),
    unkept: NO_OFFER,
  },
];

holdsAtItsBoundary(rows(['tri-urg', 'tri-rout', 'tri-spec'], select, 'the request'));
holdsAtItsBoundary(
  rows(['tri-prime-urg', 'tri-prime-rout', 'tri-prime-spec'], prime, 'the approved referral'),
);

describe('the access standards of TRICARE', () => {
  it('are told apart by network: Select is counted from the request, Prime never', () => {
    const told = asked('prime', 'specialist', '2026-03-03 08:00');
    expect(told.determinations(LATER)).toEqual([]);
    expect(
      select('specialist')
        .determinations(LATER)
        .map(({ standard }) => standard),
    ).toEqual(['tri-spec']);
  });

  it('are read on a page of 2024-11-27 and say nothing before', () => {
    expect(asked('select', 'specialist', '2024-11-27 00:00').find('tri-spec', LATER)?.status).toBe(
      'breached',
    );
    expect(asked('select', 'specialist', '2024-11-26 23:59').determinations(LATER)).toEqual([]);
  });

  it('are primary where all was read, and unverified where psychiatry is put under specialty care', () => {
    expect(select('primary-care').find('tri-rout', LATER)?.citation.verification).toBe('primary');
    expect(select('psychiatry').find('tri-spec', LATER)?.citation.verification).toBe('unverified');
  });

  it('promise nothing for a routine visit with a therapist, which no text read puts anywhere', () => {
    expect(select('mh-nonphysician').determinations(LATER)).toEqual([]);
  });
});

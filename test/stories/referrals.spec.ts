import { at, iso, Story } from './story';

const LATER = '2026-06-30 00:00';
const PRIME = { lineOfBusiness: 'tricare', network: 'prime', region: 'us-tx', timeZone: 'America/Chicago' };

const asked = (data: object = {}): Story =>
  new Story().request('2026-03-02 09:00', { service: 'psychiatry', ...PRIME, ...data });
const approved = (told = asked(), decision = 'approved'): Story =>
  told.happened('referral.approved.v1', '2026-03-04 10:00', { authorizationId: 'ref-3', decision });

describe('a limit that starts with the approved referral (TRICARE Prime)', () => {
  it('does not run while no referral was approved', () => {
    expect(asked().determinations(LATER)).toEqual([]);
    expect(approved(asked(), 'denied').determinations(LATER)).toEqual([]);
  });

  it('runs from the approval, not from the request', () => {
    expect(approved().find('tri-prime-spec', '2026-03-04 10:00')).toMatchObject({
      anchorKey: 'referral:ref-3',
      startedAt: iso('2026-03-04 10:00'),
    });
  });

  it('is not moved by a second approval', () => {
    const told = approved().happened('referral.approved.v1', '2026-03-20 10:00', {
      authorizationId: 'ref-4',
      decision: 'approved',
    });
    expect(told.find('tri-prime-spec', LATER)?.startedAt).toBe(iso('2026-03-04 10:00'));
  });

  it('has 24 hours where the need is urgent (tri-prime-urg)', () => {
    const told = approved(asked({ statedUrgency: 'urgent' }));
    const due = at('2026-03-05 10:00');
    expect(told.find('tri-prime-urg', due)?.status).toBe('at-risk');
    expect(told.find('tri-prime-urg', due + 1)?.status).toBe('breached');
  });

  it('starts with the request for members who need no referral (tri-spec)', () => {
    const told = approved(asked({ network: 'select' }));
    expect(told.find('tri-spec', LATER)).toMatchObject({
      anchorKey: 'request',
      startedAt: iso('2026-03-02 09:00'),
    });
    expect(told.find('tri-prime-spec', LATER)).toBeUndefined();
  });
});

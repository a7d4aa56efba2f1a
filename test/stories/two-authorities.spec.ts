import { Story } from './story';

const LATER = '2026-04-20 00:00';

describe('row 43: two packs that hold for the same need', () => {
  const told = (): Story => new Story().request('2026-03-02 09:00', { network: 'accredited' });

  it('are both broken where it comes too late, each with its own citation', () => {
    const late = told().offer('2026-03-03 10:00', '2026-03-30 10:00');
    const law = late.find('ca-ta-npmh', LATER);
    const accreditation = late.find('ncqa-bh-rout', LATER);
    expect([law?.status, accreditation?.status]).toEqual(['breached', 'breached']);
    expect(law?.pack).toBe('ca-dmhc-timely-access');
    expect(accreditation?.pack).toBe('ncqa-access');
    expect(law?.citation.text).toContain('§1367.03');
    expect(accreditation?.citation.text).toContain('NCQA');
    expect(law?.id).not.toBe(accreditation?.id);
  });

  it('are both kept by the one offer', () => {
    const timely = told().offer('2026-03-03 10:00', '2026-03-09 10:00', { offerId: 'o1' });
    expect(timely.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'met', stoppedBy: 'o1' });
    expect(timely.find('ncqa-bh-rout', LATER)).toMatchObject({ status: 'met', stoppedBy: 'o1' });
  });
});

describe('row 44: a delegate group that changes in the middle of the wait', () => {
  const told = (): Story =>
    new Story()
      .request('2026-03-02 09:00', { responsibleEntity: 'group-a' })
      .request('2026-03-06 09:00', { responsibleEntity: 'group-b' });

  it('both groups stand on the outcome, in the order in which they owed the care', () => {
    expect(told().find('ca-ta-npmh', LATER)).toMatchObject({
      status: 'breached',
      responsible: ['group-a', 'group-b'],
    });
  });

  it('the clock goes on from the first request', () => {
    const alone = new Story().request('2026-03-02 09:00');
    expect(told().find('ca-ta-npmh', LATER)?.dueAt).toBe(alone.find('ca-ta-npmh', LATER)?.dueAt);
    expect(alone.find('ca-ta-npmh', LATER)).not.toHaveProperty('responsible');
  });
});

import { iso, Story } from './story';

const LATER = '2026-06-30 00:00';

const asked = (): Story => new Story().request('2026-03-02 09:00');
const covered = (told: Story, lineOfBusiness: string, from: string, to?: string, when = '2026-03-20 10:00') =>
  told.happened('member.coverage-changed.v1', when, {
    lineOfBusiness,
    network: lineOfBusiness === 'commercial' ? 'north' : 'county',
    from,
    ...(to !== undefined && { to }),
  });
const standards = (told: Story): string[] => told.determinations(LATER).map(({ standard }) => standard);

describe('row 19: cover that ends', () => {
  it('on day 4 ends the clock, told in time or not (settled: cover ended)', () => {
    for (const when of ['2026-03-06 10:00', '2026-05-20 10:00']) {
      const told = covered(asked(), 'commercial', '2025-01-01', '2026-03-06', when);
      expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'ended', because: 'coverage-ended' });
    }
  });

  it('before the request, told later: the cover that then held decides which packs apply', () => {
    const told = covered(
      covered(asked(), 'commercial', '2025-01-01', '2026-02-28'),
      'medi-cal',
      '2026-03-01',
    );
    expect(standards(told)).toContain('ca-mhp-nonpsy');
    expect(standards(told)).not.toContain('ca-ta-npmh');
    const found = told.find('ca-mhp-nonpsy', LATER);
    expect(found).toMatchObject({ anchorKey: 'request', lineOfBusiness: 'medi-cal', network: 'county' });
    expect(found?.trace.find(({ step }) => step === 'cover')?.text).toContain('The request named commercial');
  });

  it('before the request, with no other cover known: ended under the one that the request named', () => {
    const told = covered(asked(), 'commercial', '2025-01-01', '2026-02-28');
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'ended', because: 'coverage-ended' });
  });

  it('in the middle of the wait: the next cover owes its own promise from its first day', () => {
    const told = covered(
      covered(asked(), 'commercial', '2025-01-01', '2026-03-05'),
      'medi-cal',
      '2026-03-06',
    );
    expect(told.find('ca-ta-npmh', LATER)).toMatchObject({ status: 'ended', because: 'coverage-ended' });
    expect(told.find('ca-mhp-nonpsy', LATER)).toMatchObject({
      anchorKey: 'cover:2026-03-06',
      startedAt: iso('2026-03-06 00:00'),
      status: 'breached',
    });
  });

  it('after the promise was kept: nothing follows', () => {
    const told = covered(
      covered(
        asked().offer('2026-03-03 10:00', '2026-03-04 10:00'),
        'commercial',
        '2025-01-01',
        '2026-03-05',
      ),
      'medi-cal',
      '2026-03-06',
    );
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('met');
    expect(standards(told)).not.toContain('ca-mhp-nonpsy');
  });

  it('an offer under the next cover keeps its promise, not the old one', () => {
    const told = covered(
      covered(asked(), 'commercial', '2025-01-01', '2026-03-05'),
      'medi-cal',
      '2026-03-06',
    ).offer('2026-03-07 10:00', '2026-03-12 10:00');
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('ended');
    expect(told.find('ca-mhp-nonpsy', LATER)?.status).toBe('met');
  });
});

import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import { sha256Hex } from '@tam/record';
import { evaluator, iso, PACIFIC, Story } from './story';

const HOUR = 3_600_000;
const INTERVAL = 'care.interval-determined.v1';
const DUE = '2026-03-17 23:59:59.999';
const LATER = '2026-04-20 00:00';

/** A deployer whose chart cannot send intervals and whose schedule may be a night behind. */
const deployed = createAccessEvaluator({
  ...loadPackSet({ sha256: sha256Hex }),
  sources: {
    latenessOf: (source) => (source === 'urn:synthetic:nightly' ? 12 * HOUR : 0),
    cannotSend: (source, type) => source === 'urn:synthetic:chart' && type === INTERVAL,
  },
});

const asked = (clocks = deployed): Story =>
  new Story('member-1', 'case-1', PACIFIC, clocks).request('2026-02-20 09:00');
const visit = (source: string, clocks = deployed): Story =>
  asked(clocks).attend(
    '2026-03-03 11:00',
    '2026-03-03 10:00',
    { appointmentId: 'first', courseId: 'course-1' },
    { source },
  );
const followUp = (told: Story) => told.find('ca-ta-npmh-fu', LATER);

describe('a source that cannot send the interval that a treating provider set', () => {
  it('row 39: leaves a late follow-up undetermined, with what is missing', () => {
    expect(followUp(visit('urn:synthetic:chart'))).toMatchObject({
      status: 'undetermined',
      because: 'source-cannot-send',
      missing: 'care interval',
    });
    expect(followUp(visit('urn:synthetic:chart').offer('2026-03-04 10:00', '2026-03-18 10:00'))?.status).toBe(
      'undetermined',
    );
  });

  it('row 39: says nothing against a follow-up that came in time', () => {
    const told = visit('urn:synthetic:chart').offer('2026-03-04 10:00', '2026-03-17 10:00');
    expect(followUp(told)?.status).toBe('met');
  });

  it('is believed where the visit came from another source (settled: follow-up without sources)', () => {
    expect(followUp(visit('urn:synthetic:other'))?.status).toBe('breached');
    expect(followUp(visit('urn:synthetic:chart', evaluator))?.status).toBe('breached');
  });
});

describe('a source that records later than it happened (settled: lateness of a source)', () => {
  const offered = (source: string, recorded: string): Story =>
    visit('urn:synthetic:other').offer(
      '2026-03-16 10:00',
      '2026-03-17 10:00',
      { offerId: 'o1' },
      { source, recorded },
    );

  it('is late only beyond what it is known to be late', () => {
    expect(followUp(offered('urn:synthetic:nightly', '2026-03-18 11:59'))?.flags).not.toContain(
      'lateEvidence',
    );
    expect(followUp(offered('urn:synthetic:nightly', '2026-03-18 12:00'))?.flags).toContain('lateEvidence');
  });

  it('has none where nobody says so', () => {
    expect(followUp(offered('urn:synthetic:other', DUE))?.flags).not.toContain('lateEvidence');
    expect(followUp(offered('urn:synthetic:other', '2026-03-18 00:00'))).toMatchObject({
      status: 'met',
      flags: expect.arrayContaining(['lateEvidence']) as unknown,
      dueAt: iso(DUE),
    });
  });
});

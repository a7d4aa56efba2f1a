import { loadPackSet, readEnvironment } from '@tam/config';
import { sha256Hex } from '@tam/record';
import { sourcePlan } from './source-plan';

const OFFER = 'scheduling.slot-offered.v1';
const ANSWER = 'intake.call-answered.v1';
const ARRIVAL = 'intake.crisis-response-arrived.v1';
const READS = [OFFER, ANSWER, ARRIVAL, 'intake.event-voided.v1'];

describe('what the source gate is told', () => {
  const { packs } = loadPackSet({ ...readEnvironment({}).rules, sha256: sha256Hex });

  it('is the file of the deployer, in milliseconds', () => {
    const { declared } = sourcePlan(
      {
        packs,
        sourceRows: [
          { source: '/file', mode: 'batch', types: [OFFER], scope: { regions: ['us-ca'] }, cadence: 'P1D' },
          { source: '/stream', mode: 'stream', scope: { networks: ['north'] }, lateness: 'PT90M' },
        ],
      },
      READS,
    );
    expect(declared).toEqual([
      {
        source: '/file',
        mode: 'batch',
        types: [OFFER],
        regions: ['us-ca'],
        cadence: 86_400_000,
        lateness: 0,
      },
      { source: '/stream', mode: 'stream', networks: ['north'], lateness: 5_400_000 },
    ]);
  });

  it.each([
    ['an appointment', 'ca-ta-npmh', [OFFER], [ANSWER, ARRIVAL]],
    ['a call', 'ca-ta-triage', [ANSWER], [OFFER, ARRIVAL]],
  ])('has the silence of %s disproved by its own events', (_, standard, yes, no) => {
    const disprovers = sourcePlan({ packs, sourceRows: [] }, READS).disprovers?.(standard);
    expect(disprovers).toEqual(expect.arrayContaining(yes));
    for (const type of no) expect(disprovers).not.toContain(type);
  });

  it('lets anything disprove what no pack here knows', () => {
    expect(sourcePlan({ packs, sourceRows: [] }, READS).disprovers?.('unknown')).toBeUndefined();
  });
});

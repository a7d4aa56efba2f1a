import type { Determination } from '@tam/record';
import fc from 'fast-check';
import { askedAt, corrected } from './case-history';
import { EVERY_KIND, packs } from './every-kind';
import { outcomesOf, stored } from './outcomes';

const SAMPLES = 5_000;
const SEED = 20261124;

/** What the histories of the properties lead to: a property that no history reaches says nothing. */
describe('the histories that the properties are held against', () => {
  const said: Determination[] = [];
  beforeAll(() => {
    const told = fc.sample(fc.tuple(corrected, askedAt), { numRuns: SAMPLES, seed: SEED });
    for (const [events, asOf] of told) said.push(...outcomesOf(stored(events), asOf));
  });

  it('start and end every kind of clock that a pack can ask for', () => {
    const met = new Set(said.filter(({ status }) => status === 'met').map(({ standard }) => standard));
    const broken = new Set(
      said.filter(({ status }) => status === 'breached').map(({ standard }) => standard),
    );
    for (const { id } of packs.inForce(EVERY_KIND, '2026-03-02')) {
      expect([id, met.has(id), broken.has(id)]).toEqual([id, true, true]);
    }
  });

  it('reach every status and every anchor', () => {
    expect([...new Set(said.map(({ status }) => status))].sort()).toEqual(
      ['running', 'at-risk', 'met', 'breached', 'excused', 'ended', 'undetermined', 'void'].sort(),
    );
    const anchors = new Set(said.map(({ anchorKey }) => anchorKey.split(':')[0]));
    expect([...anchors].sort()).toEqual(
      ['cover', 'discharge', 'oon', 'rebook', 'referral', 'request', 'visit'].sort(),
    );
  });

  it('are judged under nearly every pack that ships', () => {
    expect(new Set(said.map(({ pack }) => pack)).size).toBeGreaterThan(10);
  });
});

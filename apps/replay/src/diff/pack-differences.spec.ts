import { loadPackSet } from '@tam/config';
import { sha256Hex } from '@tam/record';
import { AFTER, ASSIGNED, BEFORE } from './diff-story.features';
import { packDifferences } from './pack-differences';

const load = (packsDir: string) =>
  loadPackSet({ sha256: sha256Hex, packsDir, assignmentsFile: ASSIGNED }).packs;

describe('what two sets of packs say differently', () => {
  it('is nothing for the same files', () => {
    expect(packDifferences(load(BEFORE), load(BEFORE))).toEqual([]);
  });

  it('is told by standard and span of dates, whichever way round', () => {
    const there = packDifferences(load(BEFORE), load(AFTER));
    expect(there.map(({ standard, from, to, kind }) => [standard, from, to, kind])).toEqual([
      ['sample-specialist', '2020-01-01', undefined, 'new'],
      ['sample-therapy', '2026-11-10', undefined, 'changed'],
      ['sample-urgent', '2020-01-01', '2026-12-31', 'vanished'],
    ]);
    const back = packDifferences(load(AFTER), load(BEFORE));
    expect(back.map(({ kind }) => kind)).toEqual(['vanished', 'changed', 'new']);
  });

  it('joins spans that differ in the same way', () => {
    const packs = load(BEFORE);
    const split = packs.map((pack) => ({
      ...pack,
      standards: pack.standards.flatMap((standard) => {
        const limit = { ...standard.limit, count: standard.limit.count + 1 };
        return [
          { ...standard, limit, to: '2022-12-31' },
          { ...standard, limit, from: '2023-01-01' },
        ];
      }),
    }));
    expect(packDifferences(packs, split).map(({ from, to }) => [from, to])).toEqual([
      ['2020-01-01', undefined],
      ['2020-01-01', undefined],
    ]);
  });

  it('ends a span on the day before the next change', () => {
    const packs = load(BEFORE);
    const later = packs.map((pack) => ({
      ...pack,
      standards: pack.standards.map((standard) => ({ ...standard, from: '2024-03-01' })),
    }));
    expect(packDifferences(packs, later)).toMatchObject([
      { kind: 'vanished', from: '2020-01-01', to: '2024-02-29' },
      { kind: 'vanished', from: '2020-01-01', to: '2024-02-29' },
    ]);
  });
});

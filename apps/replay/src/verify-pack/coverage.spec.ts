import { loadPackSet } from '@tam/config';
import { sha256Hex } from '@tam/record';
import { coverageOf } from './coverage';

const packs = loadPackSet({ sha256: sha256Hex });
const shipped = new Map(packs.packs.flatMap(({ standards }) => standards.map(({ id }) => [id, standards])));
const versionsOf = (id: string) => shipped.get(id)!.filter((version) => version.id === id);
const npmh = versionsOf('ca-ta-npmh');

describe('the coverage of a standard', () => {
  it.each([...shipped.keys()])('of %s has one value on every date of change and the days beside it', (id) => {
    expect(coverageOf(versionsOf(id)).wrong).toEqual([]);
  });

  it('shows each date of change with the day before and the day after', () => {
    expect(coverageOf(npmh).dates).toEqual([
      { date: '2010-01-16' },
      { date: '2010-01-17', version: '2010-01-17' },
      { date: '2010-01-18', version: '2010-01-17' },
      { date: '2021-12-31', version: '2010-01-17' },
      { date: '2022-01-01', version: '2022-01-01' },
      { date: '2022-01-02', version: '2022-01-01' },
    ]);
  });

  it('names the dates of a gap', () => {
    const [old, now] = npmh;
    expect(coverageOf([{ ...old!, to: '2021-12-29' }, now!]).wrong).toEqual(['2021-12-30', '2021-12-31']);
  });

  it('names the dates of an overlap', () => {
    const [old, now] = npmh;
    expect(coverageOf([{ ...old!, to: '2022-01-01' }, now!]).wrong).toEqual(['2022-01-01']);
  });

  it('knows that nothing is in force after the last date', () => {
    const { dates, wrong } = coverageOf([{ ...npmh[1]!, to: '2025-12-31' }]);
    expect(wrong).toEqual([]);
    expect(dates.at(-1)).toEqual({ date: '2026-01-02' });
  });
});

import { isIn, parsePeriod } from './period';

describe('a period', () => {
  it.each([
    ['2026Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026-03', '2026-03-01', '2026-03-31'],
    ['2026-04', '2026-04-01', '2026-04-30'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2100-02', '2100-02-01', '2100-02-28'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-01-01..2026-03-31', '2026-01-01', '2026-03-31'],
    ['2026-03-01..2026-03-01', '2026-03-01', '2026-03-01'],
  ])('%s is from %s to %s', (text, from, to) => {
    expect(parsePeriod(text)).toMatchObject({ from, to });
  });

  it.each([
    '2026Q5',
    '2026Q0',
    '2026-13',
    '2026-00',
    '26Q1',
    '2026-02-29..2026-03-01',
    '2026-03-31..2026-01-01',
    '2026-01-01',
    'Q1',
    '',
  ])('"%s" is none', (text) => {
    expect(() => parsePeriod(text)).toThrow(/TAM_STATISTICS_PERIOD/);
  });

  it('has both its ends', () => {
    const quarter = parsePeriod('2026Q1');
    expect(
      ['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'].map((date) => isIn(quarter, date)),
    ).toEqual([false, true, true, false]);
  });

  it('is called the same however a quarter is written', () => {
    expect(parsePeriod('2026-Q1')).toEqual(parsePeriod('2026Q1'));
  });
});

import { compilePattern, type DatePattern } from './pattern';

const parse = (pattern: string, text: string) => (compilePattern(pattern) as DatePattern).parse(text);
const at = (hour: number, minute = 0, second = 0, ms = 0) => ((hour * 60 + minute) * 60 + second) * 1000 + ms;

describe('a date pattern', () => {
  it.each([
    ['YYYY-MM-DD', '2026-07-03', '2026-07-03', undefined],
    ['M/D/YYYY', '7/3/2026', '2026-07-03', undefined],
    ['DD.MM.YYYY', '03.07.2026', '2026-07-03', undefined],
    ['YYYYMMDD', '20260703', '2026-07-03', undefined],
    ['YYYY-MM-DD HH:mm:ss', '2026-07-03 16:40:05', '2026-07-03', at(16, 40, 5)],
    ['YYYY-MM-DDTHH:mm:ss.SSS', '2026-07-03T16:40:05.123456', '2026-07-03', at(16, 40, 5, 123)],
    ['M/D/YYYY h:mm A', '7/3/2026 12:05 AM', '2026-07-03', at(0, 5)],
    ['M/D/YYYY h:mm A', '7/3/2026 12:05 pm', '2026-07-03', at(12, 5)],
    ['M/D/YYYY hh:mm A', '7/3/2026 04:40 p.m.', '2026-07-03', at(16, 40)],
  ])('%s reads %s', (pattern, text, date, wall) => {
    expect(parse(pattern, text)).toEqual({ date, wall });
  });

  it.each([
    ['YYYY-MM-DD', '2026-02-29'],
    ['YYYY-MM-DD', '2026-7-3'],
    ['YYYY-MM-DD', '2026-07-03 10:00'],
    ['YYYY-MM-DD', '1899-12-31'],
    ['YYYY-MM-DD HH:mm', '2026-07-03 24:00'],
    ['YYYY-MM-DD HH:mm:ss', '2026-07-03 16:40:60'],
    ['M/D/YYYY h:mm A', '7/3/2026 0:05 AM'],
    ['M/D/YYYY h:mm A', '7/3/2026 13:05 PM'],
  ])('%s refuses %s', (pattern, text) => {
    expect(parse(pattern, text)).toBeUndefined();
  });

  it.each([
    ['YY-MM-DD', 'letter Y'],
    ['YYYY-MM', 'needs a year (YYYY), a month and a day'],
    ['YYYY-MM-DD mm', 'needs an hour'],
    ['YYYY-MM-DD h:mm', 'needs A'],
    ['YYYY-MM-DD HH:mm A', 'needs A'],
    ['YYYY-MM-DD DD', 'twice'],
    ['yesterday', 'letter y'],
  ])('%s is no pattern, and the words say why', (pattern, words) => {
    expect(compilePattern(pattern)).toContain(words);
  });
});

import type { ErrorCode } from '@tam/errors';
import { EVERY_DAY } from './calendar';
import type { CalendarFile } from './calendar-file';
import { holidaysOf } from './holidays-of';
import { loadCalendars } from './load-calendars';

const day = (name: string, rule: object, over: object = {}): object => ({
  name,
  rule,
  source: 'Example Code §1',
  verification: 'secondary',
  ...over,
});
const FIRST = day('First', { kind: 'fixed', month: 1, day: 1 });
/** As parsed from text: a field that is undefined is not there. */
const content = (id: string, over: object = {}): unknown =>
  JSON.parse(
    JSON.stringify({
      id,
      description: 'Monday to Friday.',
      source: 'An example.',
      weekdays: [1, 2, 3, 4, 5],
      holidays: [FIRST],
      ...over,
    }),
  );
const file = (id: string, over: object = {}): CalendarFile => ({
  path: `calendars/${id}.yaml`,
  data: content(id, over),
});
const problemsOf = (...files: CalendarFile[]): readonly string[] => {
  const result = loadCalendars(files);
  return result.ok
    ? []
    : result.problems.map(({ code, file: at, pointer, message }) => `${code} ${at} ${pointer} ${message}`);
};
const withRule = (rule: object, over: object = {}): CalendarFile =>
  file('a', { holidays: [day('Day', rule, over)] });

/** Each way in which a file can be wrong, and what a person reads. */
const WAYS_TO_BE_WRONG: { readonly [way: string]: readonly [readonly CalendarFile[], ErrorCode, string] } = {
  'no set of fields': [
    [{ path: 'calendars/a.yaml', data: ['a'] }],
    'TAM_CALENDAR_INVALID',
    ' ["a"] is not a set of named fields.',
  ],
  'an unknown field': [
    [file('a', { colour: 'red' })],
    'TAM_CALENDAR_INVALID',
    '/colour "colour" is not a field of this file.',
  ],
  'no weekday at all': [
    [file('a', { weekdays: [] })],
    'TAM_CALENDAR_INVALID',
    '/weekdays "weekdays" is an empty list.',
  ],
  'a weekday twice': [
    [file('a', { weekdays: [1, 1] })],
    'TAM_CALENDAR_INVALID',
    '/weekdays "weekdays" names something twice.',
  ],
  'a weekday that is none': [
    [file('a', { weekdays: [0] })],
    'TAM_CALENDAR_INVALID',
    '/weekdays/0 0 is not a weekday from 1 (Monday) to 7 (Sunday).',
  ],
  'no holidays said': [
    [file('a', { holidays: undefined })],
    'TAM_CALENDAR_INVALID',
    '/holidays "holidays" is missing.',
  ],
  'holidays that are no list': [
    [file('a', { holidays: 'none' })],
    'TAM_CALENDAR_INVALID',
    '/holidays "none" is not a list.',
  ],
  'an id that is none': [
    [file('A b')],
    'TAM_CALENDAR_INVALID',
    '/id "A b" is not lower-case words joined by hyphens.',
  ],
  'a holiday without a source': [
    [file('a', { holidays: [day('Day', { kind: 'easter', offset: 0 }, { source: undefined })] })],
    'TAM_CALENDAR_INVALID',
    '/holidays/0/source "source" is missing.',
  ],
  'a holiday that nobody says was verified': [
    [withRule({ kind: 'easter', offset: 0 }, { verification: 'probably' })],
    'TAM_CALENDAR_INVALID',
    '/holidays/0/verification "probably" is not one of primary, secondary, unverified.',
  ],
  'a rule of an unknown kind': [
    [withRule({ kind: 'moon' })],
    'TAM_CALENDAR_INVALID',
    '/holidays/0/rule {"kind":"moon"} is not a rule of one of the kinds fixed, nth-weekday, last-weekday, day-after-nth-weekday, easter, listed, one-off.',
  ],
  'a rule that is no set of fields': [
    [file('a', { holidays: [{ ...FIRST, rule: 'easter' }] })],
    'TAM_CALENDAR_INVALID',
    '/holidays/0/rule "easter" is not a rule of one of the kinds',
  ],
  'a rule without what its kind needs': [
    [withRule({ kind: 'fixed', month: 1 })],
    'TAM_CALENDAR_INVALID',
    '/holidays/0/rule/day "day" is missing.',
  ],
  'a rule with what its kind does not have': [
    [withRule({ kind: 'easter', offset: 1, moves: 'sunday-to-monday' })],
    'TAM_CALENDAR_INVALID',
    '/holidays/0/rule/moves "moves" is not a field of this file.',
  ],
  'a fifth weekday, which not every month has': [
    [withRule({ kind: 'nth-weekday', month: 5, weekday: 1, nth: 5 })],
    'TAM_CALENDAR_INVALID',
    '/holidays/0/rule/nth 5 is not a place in the month from 1 to 4.',
  ],
  'a fixed date that not every year has': [
    [withRule({ kind: 'fixed', month: 2, day: 29 })],
    'TAM_CALENDAR_INVALID_DATE',
    '/holidays/0/rule/day Day 29 of month 2 is not a day of every year.',
  ],
  'a listed date that is none': [
    [withRule({ kind: 'one-off', dates: ['2026-02-30'] })],
    'TAM_CALENDAR_INVALID_DATE',
    '/holidays/0/rule/dates/0 2026-02-30 is not a day of the calendar.',
  ],
  'an end before the beginning': [
    [withRule({ kind: 'easter', offset: 0 }, { fromYear: 2024, toYear: 2023 })],
    'TAM_CALENDAR_INVALID_YEARS',
    '/holidays/0/toYear Day ends in 2023, before it begins in 2024.',
  ],
  'a date outside its years': [
    [withRule({ kind: 'one-off', dates: ['2022-06-03'] }, { fromYear: 2023 })],
    'TAM_CALENDAR_INVALID_YEARS',
    '/holidays/0/rule/dates/0 2022-06-03 lies outside the years of Day.',
  ],
  'a year without a listed date': [
    [withRule({ kind: 'listed', dates: ['2024-02-10', '2026-02-17'] }, { fromYear: 2023 })],
    'TAM_CALENDAR_GAP',
    '/holidays/0/rule/dates Day has no date in 2023, 2025.',
  ],
  'a list that ends before its holiday does': [
    [withRule({ kind: 'listed', dates: ['2024-02-10'] }, { toYear: 2025 })],
    'TAM_CALENDAR_GAP',
    '/holidays/0/rule/dates Day has no date in 2025.',
  ],
  'a holiday twice': [
    [file('a', { holidays: [FIRST, FIRST] })],
    'TAM_CALENDAR_DUPLICATE_HOLIDAY',
    '/holidays/1/name "First" is there twice in one year.',
  ],
  'a file with another name': [
    [{ path: 'calendars/b.yaml', data: content('a') }],
    'TAM_CALENDAR_MISPLACED',
    '/id The id is "a", but the file is named "b".',
  ],
  'an id twice': [
    [file('a'), { path: 'calendars/us/a.yaml', data: content('a') }],
    'TAM_CALENDAR_DUPLICATE_ID',
    '/id "a" is also the id of calendars/a.yaml.',
  ],
  'the id of the calendar that every day is in': [
    [file('none')],
    'TAM_CALENDAR_DUPLICATE_ID',
    '/id "none" is also the id of the calendar on which every day counts.',
  ],
  'a parent that is not there': [
    [file('a', { extends: { calendar: 'b' } })],
    'TAM_CALENDAR_INVALID_EXTENSION',
    '/extends/calendar There is no calendar "b".',
  ],
  'a holiday that its parent does not have': [
    [file('a', { extends: { calendar: 'b', only: ['Second'] } }), file('b')],
    'TAM_CALENDAR_INVALID_EXTENSION',
    '/extends/only/0 "b" has no holiday "Second".',
  ],
  'a calendar that extends itself': [
    [file('a', { extends: { calendar: 'b' } }), file('b', { extends: { calendar: 'a' } })],
    'TAM_CALENDAR_INVALID_EXTENSION',
    '/extends/calendar "a" extends itself.',
  ],
  'a calendar that extends one that extends itself': [
    [file('a', { extends: { calendar: 'b' } }), file('b', { extends: { calendar: 'b' } })],
    'TAM_CALENDAR_INVALID_EXTENSION',
    '/extends/calendar "b" extends itself.',
  ],
};

describe('a calendar file that is wrong', () => {
  for (const [way, [files, code, words]] of Object.entries(WAYS_TO_BE_WRONG)) {
    it(`by ${way} is refused with its place and a reason`, () => {
      expect(problemsOf(...files).join('\n')).toContain(words);
      expect(problemsOf(...files).some((problem) => problem.startsWith(`${code} calendars/`))).toBe(true);
    });
  }
  it('is told of together with every other', () => {
    expect(problemsOf(file('a', { colour: 'red', weekdays: [9] }), file('b', { id: 'c' }))).toHaveLength(3);
  });
});

describe('calendars that load', () => {
  const loaded = (...files: CalendarFile[]) => {
    const result = loadCalendars(files);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.calendars;
  };

  it('have the one on which every day counts among them', () => {
    expect(loaded().get('none')).toBe(EVERY_DAY);
  });
  it('hold the holidays of the one they extend, at any distance, and their own', () => {
    const second = day('Second', { kind: 'fixed', month: 2, day: 2 });
    const third = day('Third', { kind: 'fixed', month: 3, day: 3 });
    const calendars = loaded(
      file('c', { extends: { calendar: 'b', only: ['First'] }, holidays: [third] }),
      file('b', { extends: { calendar: 'a' }, holidays: [second] }),
      file('a'),
    );
    const namesIn = (id: string): string[] => holidaysOf(calendars.get(id)!, 2026).map(({ name }) => name);
    expect([namesIn('a'), namesIn('b'), namesIn('c')]).toEqual([
      ['First'],
      ['First', 'Second'],
      ['First', 'Third'],
    ]);
  });
  it('may give one holiday another rule in other years', () => {
    const rules = [
      day('May Day', { kind: 'nth-weekday', month: 5, weekday: 1, nth: 1 }, { toYear: 2019 }),
      day('May Day', { kind: 'one-off', dates: ['2020-05-08'] }, { fromYear: 2020, toYear: 2020 }),
    ];
    const calendar = loaded(file('a', { holidays: rules })).get('a')!;
    expect([2019, 2020, 2021].flatMap((year) => holidaysOf(calendar, year)).map(({ date }) => date)).toEqual([
      '2019-05-06',
      '2020-05-08',
    ]);
  });
});

import { dueAt, isElapsed } from '@tam/access';
import { dayAfter, dayTable, EVERY_DAY, holidaysOf, localTime, type Calendar } from '@tam/calendar';
import type { Standard } from '@tam/standards';
import { clockChanges } from './clock-changes';

/** One start of a clock and what follows from it, by the function with which the clocks count. Instants are epoch ms. */
export interface WorkedExample {
  /** What is peculiar about the start. */
  readonly what: string;
  readonly startedAt: number;
  /** The last instant in time; one millisecond later is the first that is late. */
  readonly dueAt: number;
  /** Where other calendars could be meant and end the limit elsewhere: theirs. */
  readonly otherwise: readonly { readonly calendar: string; readonly dueAt: number }[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NINE = 9 * HOUR;
const AFTERNOON = 16 * HOUR + 40 * MINUTE;

const MONDAY = 1;
const FRIDAY = 5;
const SATURDAY = 6;

interface Start {
  readonly what: string;
  readonly startedAt: number;
}

/**
 * Starts of a clock that a person can count on a wall calendar: an ordinary day, a weekend, a holiday, a clock change,
 * where the unit of the limit cares. They begin on or after `from`, a local date on which the standard is in force.
 */
export function workedExamples(standard: Standard, zone: string, from: string): readonly WorkedExample[] {
  const { limit, calendar, alternativeCalendars } = standard;
  const ends = (startedAt: number, counted: Calendar): number =>
    dueAt(limit, startedAt, dayTable(zone, counted));
  return startsOf(standard, zone, from)
    .filter(({ startedAt }) => isInForce(standard, startedAt, zone))
    .map(({ what, startedAt }) => {
      const due = ends(startedAt, calendar);
      const otherwise = alternativeCalendars
        .filter(({ id }) => id !== calendar.id)
        .map((other) => ({ calendar: other.id, dueAt: ends(startedAt, other) }))
        .filter((other) => other.dueAt !== due);
      return { what, startedAt, dueAt: due, otherwise };
    });
}

function isInForce({ from, to }: Standard, startedAt: number, zone: string): boolean {
  const date = dayTable(zone, EVERY_DAY).localDate(startedAt);
  return from <= date && (to === undefined || date <= to);
}

function startsOf(standard: Standard, zone: string, from: string): readonly Start[] {
  const days = dayTable(zone, EVERY_DAY);
  const on = (what: string, date: string, inDay: number): Start => ({
    what,
    startedAt: days.startOfDay(date) + inDay,
  });
  const monday = firstWeekday(from, MONDAY);
  const ordinary = on('an ordinary Monday', monday, NINE);
  const friday = on('a Friday afternoon', firstWeekday(from, FRIDAY), AFTERNOON);
  const changes = clockChanges(zone, from, dayAfter);
  if (isElapsed(standard.limit))
    return [ordinary, friday, ...changes.map((change) => over(change, standard))];
  const lastInstant = on('a Monday, one millisecond before midnight', monday, 24 * HOUR - 1);
  if (standard.limit.unit !== 'business-days') {
    return [
      ordinary,
      friday,
      lastInstant,
      ...changes.map(({ date, kind }) =>
        standard.limit.count === 0
          ? on(`the day on which the clocks go ${kind}`, date, 0)
          : on(`the day before the clocks go ${kind}`, dayBefore(date), NINE),
      ),
    ];
  }
  const holiday = firstHoliday(standard.calendar, from);
  const counted = dayTable(zone, standard.calendar);
  const dayThatCounts = (date: string): string => {
    let before = dayBefore(date);
    while (!counted.isBusinessDay(before)) before = dayBefore(before);
    return before;
  };
  return [
    ordinary,
    friday,
    on('a Saturday', firstWeekday(from, SATURDAY), NINE),
    lastInstant,
    ...(holiday === undefined
      ? []
      : [
          on(`the last business day before a holiday (${holiday.name})`, dayThatCounts(holiday.date), NINE),
          on(`a holiday (${holiday.name})`, holiday.date, NINE),
        ]),
  ];
}

/** A start from which half of an elapsed limit lies before a clock change. */
function over(change: { readonly at: number; readonly kind: string }, { limit }: Standard): Start {
  const length = limit.count * (limit.unit === 'hours' ? HOUR : MINUTE);
  return { what: `the clocks go ${change.kind} meanwhile`, startedAt: change.at - Math.ceil(length / 2) };
}

function firstWeekday(from: string, weekday: number): string {
  let date = from;
  while (weekdayOf(date) !== weekday) date = dayAfter(date);
  return date;
}

/** The first holiday of a calendar from a date on that takes away a day which would otherwise count. */
function firstHoliday(
  calendar: Calendar,
  from: string,
): { readonly date: string; readonly name: string } | undefined {
  const year = Number(from.slice(0, 4));
  return [year, year + 1]
    .flatMap((one) => holidaysOf(calendar, one))
    .find(({ date }) => date > from && calendar.weekdays.includes(weekdayOf(date)));
}

/** 1 Monday to 7 Sunday. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 24 * HOUR).toISOString().slice(0, date.length);
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** An instant with its weekday, as people in a zone read it: `Fri 2026-07-03 16:40:00 PDT`. */
export function shownLocal(instant: number, zone: string): string {
  const text = localTime(instant, zone);
  return `${WEEKDAYS[weekdayOf(text.slice(0, 10)) - 1]} ${text}`;
}

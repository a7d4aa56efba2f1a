import { holidaysOf, type Calendar } from '@tam/calendar';
import { DERIVED, plain, section, table } from './markdown';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The page of the named calendars, whole: what each assumes, and its holidays in some years. */
export function calendarsPage(calendars: readonly Calendar[], years: readonly number[]): string {
  return [
    '# Calendars',
    '',
    DERIVED,
    '',
    'A calendar is an assumption about which local days are business days, with its source. A verdict that another calendar of the pack would turn is flagged and shows both dates. How a calendar is added: [libs/calendar](../../libs/calendar/calendars/README.md).',
    ...calendars.flatMap((calendar) => section(calendar.id, calendarLines(calendar, years))),
    '',
  ].join('\n');
}

function calendarLines(calendar: Calendar, years: readonly number[]): string[] {
  const { description, source, weekdays } = calendar;
  const rows = years.flatMap((year) =>
    holidaysOf(calendar, year).map((holiday) => [
      holiday.date,
      WEEKDAYS[(new Date(`${holiday.date}T00:00:00Z`).getUTCDay() || 7) - 1]!,
      plain(holiday.name),
      plain(holiday.source),
      holiday.verification,
    ]),
  );
  return [
    plain(description),
    '',
    `Counts ${weekdays.map((day) => WEEKDAYS[day - 1]).join(', ')}. ${plain(source)}`,
    ...(rows.length === 0
      ? ['', 'No holidays.']
      : ['', ...table(['date', 'weekday', 'holiday', 'source', 'tag'], rows)]),
  ];
}

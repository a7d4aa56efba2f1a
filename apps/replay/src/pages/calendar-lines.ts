import { holidaysOf, type Calendar } from '@tam/calendar';
import type { Standard } from '@tam/standards';
import { plain } from './markdown';

/** Which days count for a standard, and the holidays of some years under each calendar that could be meant. */
export function calendarLines(standard: Standard, years: readonly number[]): string[] {
  const { limit, calendar, alternativeCalendars } = standard;
  if (limit.unit !== 'business-days') return ['No calendar: every day counts.'];
  const others = alternativeCalendars.filter(({ id }) => id !== calendar.id);
  return [
    `Days are counted by \`${calendar.id}\`, a [named assumption](calendars.md).${others.length === 0 ? '' : ` Could be meant as well: ${others.map(({ id }) => `\`${id}\``).join(', ')}.`}`,
    '',
    'Days that do not count, weekends aside:',
    '',
    ...[calendar, ...others].flatMap((one) =>
      years.map((year) => `- \`${one.id}\` ${year}: ${holidayDates(one, year)}`),
    ),
  ];
}

function holidayDates(calendar: Calendar, year: number): string {
  const days = holidaysOf(calendar, year).filter(({ date }) => calendar.weekdays.includes(weekdayOf(date)));
  return days.map(({ date, name }) => `${date.slice(5)} ${plain(name)}`).join(', ') || 'none';
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

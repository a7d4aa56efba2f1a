import type { CalendarId } from './calendar-id';
import { OFFICE_HOLIDAYS } from './california/office-holidays';
import { STATUTORY_HOLIDAYS } from './california/statutory-holidays';
import { holidayDays } from './holiday-days';
import type { Holiday, HolidayRule } from './holiday-rule';

/** A named assumption about which local days are business days. */
export interface Calendar {
  readonly id: CalendarId;
  readonly description: string;
  /** Where the assumption comes from. */
  readonly source: string;
  /** ISO weekdays (1 Monday to 7 Sunday) that count unless they are a holiday. */
  readonly weekdays: readonly number[];
  readonly holidays: readonly HolidayRule[];
}

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
const MONDAY_TO_SATURDAY = [...MONDAY_TO_FRIDAY, 6];

/**
 * The named calendars. No text of the California regulator that was read defines "business day", and general law
 * points two ways, so each reading has a name and a verdict that another would turn is shown with both dates.
 */
export const CALENDARS: { readonly [id in CalendarId]: Calendar } = {
  'ca-weekday': {
    id: 'ca-weekday',
    description: 'Monday to Friday, holidays included: the strictest reading.',
    source: 'An assumption: health plans tell members "Monday through Friday".',
    weekdays: MONDAY_TO_FRIDAY,
    holidays: [],
  },
  'ca-state-office': {
    id: 'ca-state-office',
    description:
      'Monday to Friday without the eleven days on which California state offices close. Holidays since 2010; before that the offices also closed on days that are not listed.',
    source: 'An assumption: Cal. Gov. Code §6700 and §6701 as the state offices apply them.',
    weekdays: MONDAY_TO_FRIDAY,
    holidays: OFFICE_HOLIDAYS,
  },
  'ca-gov6700': {
    id: 'ca-gov6700',
    description: 'Monday to Friday without any full-day holiday of the Government Code.',
    source: 'An assumption: Cal. Gov. Code §6700 and §6701; compare Fin. Code §31033.',
    weekdays: MONDAY_TO_FRIDAY,
    holidays: STATUTORY_HOLIDAYS,
  },
  'ca-civ9': {
    id: 'ca-civ9',
    description: 'Monday to Saturday without any full-day holiday of the Government Code.',
    source:
      'An assumption: Cal. Civ. Code §7 and §9, by which every day that is not a holiday is a business day.',
    weekdays: MONDAY_TO_SATURDAY,
    holidays: STATUTORY_HOLIDAYS,
  },
  none: {
    id: 'none',
    description: 'Every day counts.',
    source: 'For limits in elapsed time and in calendar days.',
    weekdays: [...MONDAY_TO_SATURDAY, 7],
    holidays: [],
  },
};

/** True for the name of a calendar of this product. */
export function isCalendarId(name: string): name is CalendarId {
  return Object.hasOwn(CALENDARS, name);
}

/** The holidays of a calendar in one year by date, also those on a weekend. Error: TAM_CALENDAR_OUT_OF_RANGE. */
export function holidaysOf(calendar: CalendarId, year: number): readonly Holiday[] {
  return CALENDARS[calendar].holidays
    .flatMap((rule) => holidayDays(rule, year))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

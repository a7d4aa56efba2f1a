export type { CalendarId } from './calendar-id';
export type { CountedDay, DayTable } from './day-table';
export type { Holiday, HolidayDate, HolidayRule, HolidayVerification } from './holiday-rule';
export { CALENDARS, holidaysOf, isCalendarId, type Calendar } from './calendars';
export { dayTable } from './build-day-table';
export { isKnownZone } from './zone-days';
export { localTime } from './local-time';
export { dayAfter, isCivilDate } from './civil-day';

export type { CalendarId } from './calendar-id';
export type { CountedDay, DayTable } from './day-table';

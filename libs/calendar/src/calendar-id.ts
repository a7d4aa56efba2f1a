/** Named business-day calendars. Each is an assumption with a name, not a fact (see docs of each calendar's data file). */
export type CalendarId = 'ca-weekday' | 'ca-state-office' | 'ca-gov6700' | 'ca-civ9' | 'none';

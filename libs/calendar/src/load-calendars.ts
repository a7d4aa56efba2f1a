import { EVERY_DAY, type Calendar } from './calendar';
import type { CalendarFile, CalendarProblem } from './calendar-file';
import type { CalendarData } from './calendar-schema';
import { checkCalendarForm } from './check-calendar-form';
import { checkHolidays } from './check-holidays';
import type { HolidayRule } from './holiday-rule';

/** Calendars by id, or every way in which their files are wrong. */
export type CalendarsOrProblems =
  | { readonly ok: true; readonly calendars: ReadonlyMap<string, Calendar> }
  | { readonly ok: false; readonly problems: readonly CalendarProblem[] };

interface Parsed {
  readonly path: string;
  readonly data: CalendarData;
}

/**
 * Loads named calendars from parsed files, with EVERY_DAY (`none`) among them. None is loaded unless all of them are
 * right. A calendar that extends another holds the other's holidays before its own.
 */
export function loadCalendars(files: readonly CalendarFile[]): CalendarsOrProblems {
  const problems: CalendarProblem[] = [];
  const parsed = new Map<string, Parsed>();
  for (const file of files) {
    const formed = checkCalendarForm(file);
    if ('problems' in formed) {
      problems.push(...formed.problems);
      continue;
    }
    const { data } = formed;
    problems.push(...checkPlace(file.path, data.id, parsed));
    problems.push(...checkHolidays(data.holidays).map((fault) => ({ ...fault, file: file.path })));
    if (!parsed.has(data.id)) parsed.set(data.id, { path: file.path, data });
  }
  if (problems.length === 0) {
    for (const one of parsed.values()) problems.push(...checkExtension(one, parsed));
  }
  if (problems.length > 0) return { ok: false, problems };

  const calendars = new Map([[EVERY_DAY.id, EVERY_DAY]]);
  for (const { data } of parsed.values()) calendars.set(data.id, calendarOf(data, parsed));
  return { ok: true, calendars };
}

function checkPlace(
  path: string,
  id: string,
  parsed: ReadonlyMap<string, Parsed>,
): readonly CalendarProblem[] {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
  const other = id === EVERY_DAY.id ? 'the calendar on which every day counts' : parsed.get(id)?.path;
  const at = { file: path, pointer: '/id' };
  const problems: CalendarProblem[] = [];
  if (id !== name) {
    const message = `The id is "${id}", but the file is named "${name}".`;
    problems.push({ code: 'TAM_CALENDAR_MISPLACED', ...at, message });
  }
  if (other !== undefined) {
    const message = `"${id}" is also the id of ${other}.`;
    problems.push({ code: 'TAM_CALENDAR_DUPLICATE_ID', ...at, message });
  }
  return problems;
}

function checkExtension(
  { path, data }: Parsed,
  parsed: ReadonlyMap<string, Parsed>,
): readonly CalendarProblem[] {
  if (data.extends === undefined) return [];
  const fault = (pointer: string, message: string): CalendarProblem => ({
    code: 'TAM_CALENDAR_INVALID_EXTENSION',
    file: path,
    pointer: `/extends/${pointer}`,
    message,
  });
  const { calendar, only } = data.extends;
  const parent = parsed.get(calendar);
  if (parent === undefined) return [fault('calendar', `There is no calendar "${calendar}".`)];
  if (reaches(calendar, data.id, parsed)) return [fault('calendar', `"${data.id}" extends itself.`)];
  const offered = new Set(holidaysIn(parent.data, parsed).map(({ name }) => name));
  return (only ?? []).flatMap((name, index) =>
    offered.has(name) ? [] : [fault(`only/${index}`, `"${calendar}" has no holiday "${name}".`)],
  );
}

/** Whether a calendar extends another, at any distance. */
function reaches(from: string, to: string, parsed: ReadonlyMap<string, Parsed>): boolean {
  let at: string | undefined = from;
  for (let left = parsed.size; at !== undefined && left >= 0; left -= 1) {
    if (at === to) return true;
    at = parsed.get(at)?.data.extends?.calendar;
  }
  return at !== undefined;
}

function holidaysIn(data: CalendarData, parsed: ReadonlyMap<string, Parsed>): readonly HolidayRule[] {
  const parent = data.extends && parsed.get(data.extends.calendar);
  if (parent === undefined) return data.holidays;
  const only = data.extends?.only;
  const taken = holidaysIn(parent.data, parsed).filter(({ name }) => only?.includes(name) ?? true);
  return [...taken, ...data.holidays];
}

function calendarOf(data: CalendarData, parsed: ReadonlyMap<string, Parsed>): Calendar {
  const { id, description, source, weekdays } = data;
  return { id, description, source, weekdays, holidays: holidaysIn(data, parsed) };
}

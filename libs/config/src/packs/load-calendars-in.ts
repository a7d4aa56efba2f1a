import { loadCalendars, type Calendar } from '@tam/calendar';
import { problemsError } from './located-problem';
import { foldersOf, readYamlFolders, type Folders } from './yaml-folder';

/** Reads every named calendar under some folders; the shipped ones where none is given. */
export function loadCalendarsIn(calendarsDir?: Folders): ReadonlyMap<string, Calendar> {
  const folders = foldersOf(calendarsDir, 'libs/calendar/calendars');
  const files = readYamlFolders(folders, 'TAM_CALENDAR_NOT_FOUND');
  const result = loadCalendars(files);
  if (!result.ok) throw problemsError(result.problems, files);
  return result.calendars;
}

import type { TSchema } from '@sinclair/typebox';
import type { CalendarFile, CalendarProblem } from './calendar-file';
import { CalendarSchema, RULE_SCHEMAS, type CalendarData } from './calendar-schema';
import { formFaults, type FormFault } from './form-faults';

/** A calendar of the right form, or every way in which its form is wrong. */
export type FormedCalendar =
  { readonly data: CalendarData } | { readonly problems: readonly CalendarProblem[] };

const RULE_POINTER = /^\/holidays\/\d+\/rule$/;

/** Compares a file with the schema of calendars. */
export function checkCalendarForm(file: CalendarFile): FormedCalendar {
  const faults = formFaults(CalendarSchema, file.data).flatMap(explained);
  if (faults.length === 0) return { data: file.data as CalendarData };
  return {
    problems: faults.map(({ pointer, message }) => ({
      code: 'TAM_CALENDAR_INVALID',
      file: file.path,
      pointer,
      message,
    })),
  };
}

/** Of a rule of a known kind, what that kind asks for: a better reason than that the rule has none of the forms. */
function explained(fault: FormFault): readonly FormFault[] {
  const form = RULE_POINTER.test(fault.pointer) ? formOfKind(fault.value) : undefined;
  if (form === undefined) return [fault];
  return formFaults(form, fault.value).map((inner) => ({
    ...inner,
    pointer: `${fault.pointer}${inner.pointer}`,
  }));
}

function formOfKind(rule: unknown): TSchema | undefined {
  const kind = typeof rule === 'object' && rule !== null && 'kind' in rule ? rule.kind : undefined;
  return Object.entries(RULE_SCHEMAS).find(([name]) => name === kind)?.[1];
}

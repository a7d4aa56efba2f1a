import type { TSchema } from '@sinclair/typebox';
import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value';
import type { CalendarFile, CalendarProblem } from './calendar-file';
import { CalendarSchema, RULE_SCHEMAS, type CalendarData } from './calendar-schema';

/** A calendar of the right form, or every way in which its form is wrong. */
export type FormedCalendar =
  { readonly data: CalendarData } | { readonly problems: readonly CalendarProblem[] };

const RULE_POINTER = /^\/holidays\/\d+\/rule$/;

/** Compares a file with the schema of calendars. */
export function checkCalendarForm(file: CalendarFile): FormedCalendar {
  const problems = errorsOf(CalendarSchema, file.data).map(({ pointer, message }): CalendarProblem => ({
    code: 'TAM_CALENDAR_INVALID',
    file: file.path,
    pointer,
    message,
  }));
  return problems.length === 0 ? { data: file.data as CalendarData } : { problems };
}

interface FormError {
  readonly pointer: string;
  readonly message: string;
}

function errorsOf(schema: TSchema, value: unknown, at = ''): readonly FormError[] {
  const seen = new Set<string>();
  const found: FormError[] = [];
  for (const error of Value.Errors(schema, value)) {
    if (seen.has(error.path)) continue;
    seen.add(error.path);
    const form = RULE_POINTER.test(error.path) ? formOfRule(error.value) : undefined;
    if (form !== undefined) found.push(...errorsOf(form, error.value, error.path));
    else found.push({ pointer: `${at}${error.path}`, message: wordsOf(error) });
  }
  return found;
}

/** The form that a rule of a known kind should have: a better reason than that it has none of the forms. */
function formOfRule(rule: unknown): TSchema | undefined {
  const kind = typeof rule === 'object' && rule !== null && 'kind' in rule ? rule.kind : undefined;
  return Object.entries(RULE_SCHEMAS).find(([name]) => name === kind)?.[1];
}

function wordsOf(error: ValueError): string {
  const field = error.path.slice(error.path.lastIndexOf('/') + 1);
  switch (error.type) {
    case ValueErrorType.ObjectRequiredProperty:
      return `"${field}" is missing.`;
    case ValueErrorType.ObjectAdditionalProperties:
      return `"${field}" is not a field of this file.`;
    case ValueErrorType.ArrayMinItems:
      return `"${field}" is an empty list.`;
    case ValueErrorType.ArrayUniqueItems:
      return `"${field}" names something twice.`;
    default:
      return `${JSON.stringify(error.value)} is not ${expected(error)}.`;
  }
}

function expected({ schema }: ValueError): string {
  const { description, type } = schema as { readonly description?: string; readonly type?: string };
  if (description !== undefined) return description;
  return type === 'array' ? 'a list' : 'a set of named fields';
}

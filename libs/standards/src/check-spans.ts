import { dayAfter, isCivilDate } from '@tam/calendar';
import type { PackProblem } from './pack-file';

/** A span of local dates, both inclusive; without `to` it has no end. */
export interface Span {
  readonly from: string;
  readonly to?: string | undefined;
}

/** Why one span is no span: a day that does not exist, or an end before its start. */
export function spanFaults(span: Span, file: string, pointer: string): readonly PackProblem[] {
  const fault = (field: string, message: string): PackProblem => ({
    code: 'TAM_PACK_INVALID_DATES',
    file,
    pointer: `${pointer}/${field}`,
    message,
  });
  const problems: PackProblem[] = [];
  if (!isCivilDate(span.from)) problems.push(fault('from', `${span.from} is not a day of the calendar.`));
  if (span.to === undefined) return problems;
  if (!isCivilDate(span.to)) problems.push(fault('to', `${span.to} is not a day of the calendar.`));
  else if (span.to < span.from)
    problems.push(fault('to', `The value ends on ${span.to}, before it begins on ${span.from}.`));
  return problems;
}

/** Proves that the values of a standard or survey follow each other day by day: in order, no gap, no overlap. */
export function checkSpans(values: readonly Span[], file: string): readonly PackProblem[] {
  const faults = values.flatMap((value, index) => spanFaults(value, file, `/values/${index}`));
  if (faults.length > 0) return faults;
  const problems: PackProblem[] = [];
  for (let index = 1; index < values.length; index += 1) {
    const before = values[index - 1]!;
    const value = values[index]!;
    const pointer = `/values/${index}/from`;
    if (before.to === undefined || value.from <= before.to) {
      const end = before.to === undefined ? 'without an end' : `to ${before.to}`;
      const message = `The value from ${value.from} begins while the value from ${before.from} ${end} is in force.`;
      problems.push({ code: 'TAM_PACK_OVERLAP', file, pointer, message });
    } else if (value.from !== dayAfter(before.to)) {
      const message = `No value is in force from ${dayAfter(before.to)} until ${value.from}.`;
      problems.push({ code: 'TAM_PACK_GAP', file, pointer, message });
    }
  }
  return problems;
}

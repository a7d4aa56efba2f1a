import { isCivilDate } from '@tam/calendar';
import type { LineRow, LinesData, SourcesData } from './deployment-schema';
import { Findings, type KnownNames } from './findings';
import { WEEKDAYS } from './line-hours';
import type { PackFile, PackProblem } from './pack-file';

const ANY = '*';

/** What of `sources.yaml` has the right form and still cannot be meant. */
export function checkSources(
  file: PackFile,
  { sources }: SourcesData,
  known: KnownNames,
): readonly PackProblem[] {
  const findings = new Findings(file.path, known);
  const seen = new Set<string>();
  for (const [index, { source, types, scope, cannotSend }] of sources.entries()) {
    const pointer = `/sources/${index}`;
    if (seen.has(source)) {
      findings.add('TAM_PACK_INVALID_SOURCE', `${pointer}/source`, `"${source}" is named by two rows.`);
    }
    seen.add(source);
    findings.eventTypes(types, `${pointer}/types`);
    findings.eventTypes(cannotSend, `${pointer}/cannotSend`);
    findings.codes('region', scope?.regions, `${pointer}/scope/regions`);
    for (const [at, type] of (cannotSend ?? []).entries()) {
      if (!types?.includes(type)) continue;
      const message = `"${source}" both sends ${type} and cannot send it.`;
      findings.add('TAM_PACK_INVALID_SOURCE', `${pointer}/cannotSend/${at}`, message);
    }
  }
  return findings.problems;
}

/** What of `lines.yaml` has the right form and still cannot be meant. */
export function checkLines(file: PackFile, { lines }: LinesData, known: KnownNames): readonly PackProblem[] {
  const findings = new Findings(file.path, known);
  for (const [index, row] of lines.entries()) {
    const pointer = `/lines/${index}`;
    findings.code('line', row.line, `${pointer}/line`);
    if (row.lineOfBusiness !== ANY)
      findings.code('lineOfBusiness', row.lineOfBusiness, `${pointer}/lineOfBusiness`);
    if (row.region !== ANY) findings.code('region', row.region, `${pointer}/region`);
    findings.calendar(row.calendar, `${pointer}/calendar`);
    findings.zone(row.zone, `${pointer}/zone`);
    for (const [at, date] of (row.closed ?? []).entries()) {
      if (isCivilDate(date)) continue;
      const message = `${date} is not a day of the calendar.`;
      findings.add('TAM_PACK_INVALID_DATES', `${pointer}/closed/${at}`, message);
    }
    checkHours(row, pointer, findings);
  }
  return findings.problems;
}

function checkHours({ line, hours }: LineRow, pointer: string, findings: Findings): void {
  const days = WEEKDAYS.filter((day) => hours[day] !== undefined);
  if (days.length === 0) {
    findings.add('TAM_PACK_INVALID_HOURS', `${pointer}/hours`, `The ${line} line would never be open.`);
  }
  for (const day of days) {
    let before = '00:00';
    for (const [at, span] of hours[day]!.entries()) {
      const [open, close] = span.split('-') as [string, string];
      if (open < before || close <= open) {
        const message = `${span} does not end after it begins, or begins before ${before}.`;
        findings.add('TAM_PACK_INVALID_HOURS', `${pointer}/hours/${day}/${at}`, message);
      }
      before = close;
    }
  }
}

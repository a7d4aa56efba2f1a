import type { Findings } from './findings';
import type { StandardData, ValueData } from './pack-schema';
import type { Limit, StartKind } from './standard';
import { START_RULES } from './start-rules';

/** What of one value of a standard cannot be meant: its limit, warning, threshold, calendar, services or citation. */
export function checkValue(
  value: ValueData,
  { start, population }: StandardData,
  pointer: string,
  findings: Findings,
): void {
  const { limit, warn, threshold } = value;
  findings.calendar(value.calendar, `${pointer}/calendar`);
  if (value.calendar !== undefined && limit.unit !== 'business-days') {
    const message = `A calendar says nothing of a limit in ${limit.unit}.`;
    findings.add('TAM_PACK_INVALID_LIMIT', `${pointer}/calendar`, message);
  }
  findings.codes('service', value.services, `${pointer}/services`);
  if (limit.count === 0 && !canBeNothing(limit.unit, start)) {
    const message = `A limit of 0 ${limit.unit} can be kept by nobody; 0 calendar-days is the same day.`;
    findings.add('TAM_PACK_INVALID_LIMIT', `${pointer}/limit/count`, message);
  } else if (!warnsBefore(warn, limit)) {
    const message = `A warning after ${warn.count} ${warn.unit} does not come before the limit of ${limit.count} ${limit.unit}.`;
    findings.add('TAM_PACK_INVALID_WARNING', `${pointer}/warn`, message);
  }
  if (threshold?.percent === 0) {
    findings.add(
      'TAM_PACK_INVALID_LIMIT',
      `${pointer}/threshold/percent`,
      'A share of 0 percent asks for nothing.',
    );
  }
  if (threshold?.of === 'courses' && population !== 'finished-course') {
    const message = 'A share of courses is meant only where finished courses are counted.';
    findings.add('TAM_PACK_INVALID_COUNTING', `${pointer}/threshold/of`, message);
  }
  for (const [index, exception] of (value.exceptions ?? []).entries()) {
    if (START_RULES[start].exceptions.includes(exception)) continue;
    const message = `"${exception}" is no exception of a ${start} start.`;
    findings.add('TAM_PACK_INVALID_CONDITION', `${pointer}/exceptions/${index}`, message);
  }
  findings.citation(value.citation, value.evidence, pointer);
}

/** Nothing is a limit only of the same day, and of an interpreter who has to be there when the visit begins. */
function canBeNothing(unit: Limit['unit'], start: StartKind): boolean {
  return unit === 'calendar-days' || (unit === 'minutes' && start === 'interpreter-visit');
}

const HOURS_OF_A_DAY = 24;

/** Hours may warn of a limit in calendar days; of the same day, any that one day has. */
function warnsBefore(warn: Limit, limit: Limit): boolean {
  if (limit.unit === 'calendar-days' && warn.unit === 'hours')
    return warn.count < HOURS_OF_A_DAY * Math.max(1, limit.count);
  return warn.unit === limit.unit && (warn.count < limit.count || warn.count + limit.count === 0);
}

import { checkValue } from './check-value';
import { Findings, type KnownNames } from './findings';
import type { PackFile, PackProblem } from './pack-file';
import type { ManifestData, StandardData } from './pack-schema';
import { START_RULES, STOPS_OF_RULE } from './start-rules';

/** What of a standard has the right form and still cannot be meant. */
export function checkStandard(
  file: PackFile,
  standard: StandardData,
  manifest: ManifestData,
  known: KnownNames,
): readonly PackProblem[] {
  const findings = new Findings(file.path, known);
  if (manifest.status === 'proposed' && standard.kind === 'duty') {
    findings.add(
      'TAM_PACK_PROPOSED_DUTY',
      '/kind',
      `${manifest.id} is proposed, so ${standard.id} is not yet a duty.`,
    );
  }
  checkServices(standard, findings);
  checkUrgency(standard, manifest, findings);
  checkConditions(standard, findings);
  checkStop(standard, findings);
  checkCounting(standard, findings);
  for (const [index, value] of standard.values.entries())
    checkValue(value, standard, `/values/${index}`, findings);
  return findings.problems;
}

function checkServices({ start, services, values }: StandardData, findings: Findings): void {
  const { services: rule } = START_RULES[start];
  findings.codes('service', services, '/services');
  const own = values.findIndex((value) => value.services !== undefined);
  if (rule === 'unknown' && (services !== undefined || own >= 0)) {
    const pointer = services === undefined ? `/values/${own}/services` : '/services';
    findings.add('TAM_PACK_INVALID_SERVICES', pointer, `No event of a ${start} start tells a service.`);
  }
  if (rule === 'needed' && services === undefined && values.some((value) => value.services === undefined)) {
    const message = `A ${start} start needs the services for which the standard holds.`;
    findings.add('TAM_PACK_INVALID_SERVICES', '/services', message);
  }
}

function checkUrgency(
  { start, urgency, authorization }: StandardData,
  manifest: ManifestData,
  findings: Findings,
): void {
  const code = 'TAM_PACK_INVALID_URGENCY';
  if (urgency !== 'any' && !START_RULES[start].hasUrgency) {
    findings.add(code, '/urgency', `A ${start} start has no urgency: only "any" can be meant.`);
  }
  if (urgency === 'emergent' && manifest.urgency.emergentLevels === undefined) {
    findings.add(code, '/urgency', `${manifest.id} calls no level emergent.`);
  }
  if (authorization !== 'any' && urgency !== 'urgent') {
    const message = `Prior authorization decides only between urgent limits; this one is ${urgency}.`;
    findings.add(code, '/authorization', message);
  }
}

function checkConditions({ start, only }: StandardData, findings: Findings): void {
  if (only === undefined) return;
  findings.codes('line', only.lines, '/only/lines');
  findings.codes('area', only.areas, '/only/areas');
  findings.codes('responseKind', only.kinds, '/only/kinds');
  findings.codes('setting', only.settings, '/only/settings');
  findings.codes('principal', only.principals, '/only/principals');
  const answered: readonly string[] = START_RULES[start].conditions;
  for (const condition of Object.keys(only)) {
    if (answered.includes(condition)) continue;
    const message = `"${condition}" is no condition of a ${start} start.`;
    findings.add('TAM_PACK_INVALID_CONDITION', `/only/${condition}`, message);
  }
}

function checkStop({ start, stop, thirdParty, exceptions }: StandardData, findings: Findings): void {
  findings.codes('purpose', stop.purposes, '/stop/purposes');
  const rules = START_RULES[start];
  if (!rules.stops.includes(stop.kind)) {
    const message = `A ${start} clock is never stopped by "${stop.kind}"; it is by ${rules.stops.join(', ')}.`;
    findings.add('TAM_PACK_INVALID_STOP', '/stop/kind', message);
    return;
  }
  for (const [rule, kinds] of Object.entries(STOPS_OF_RULE)) {
    if (!(rule in stop) || kinds.includes(stop.kind)) continue;
    findings.add('TAM_PACK_INVALID_STOP', `/stop/${rule}`, `"${rule}" says nothing of what is ${stop.kind}.`);
  }
  if (thirdParty !== undefined && start !== 'request') {
    const message = `"thirdParty" is no condition of a ${start} start.`;
    findings.add('TAM_PACK_INVALID_CONDITION', '/thirdParty', message);
  }
  for (const [index, exception] of exceptions.entries()) {
    if (rules.exceptions.includes(exception)) continue;
    const message = `"${exception}" is no exception of a ${start} start.`;
    findings.add('TAM_PACK_INVALID_CONDITION', `/exceptions/${index}`, message);
  }
}

function checkCounting(
  { start, unitOfCount, population, attendedVisits }: StandardData,
  findings: Findings,
): void {
  const code = 'TAM_PACK_INVALID_COUNTING';
  if ((unitOfCount === 'call') !== (start === 'call-queued')) {
    findings.add(code, '/unitOfCount', 'Calls, and nothing else, are counted by call.');
  }
  if (population === 'finished-course' && !attendedVisits) {
    const message = 'A finished course needs the number of attended visits that make it one.';
    findings.add(code, '/attendedVisits', message);
  }
  if (population !== 'finished-course' && attendedVisits !== undefined) {
    findings.add(code, '/attendedVisits', 'Attended visits are counted only of finished courses.');
  }
}

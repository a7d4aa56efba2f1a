import type { Calendar } from '@tam/calendar';
import type { KnownCode, PackFile, PackProblem } from './pack-file';
import type { ManifestData, StandardData, ValueData } from './pack-schema';
import type { Limit, Verification } from './standard';

/** From the strongest to the weakest. */
const STRENGTH: readonly Verification[] = ['primary', 'secondary', 'unverified'];

type Registry = Parameters<KnownCode>[0];

/** The names that a pack may use. */
export interface KnownNames {
  readonly isKnownCode: KnownCode;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

/** Collects the problems of one file. */
class Findings {
  readonly problems: PackProblem[] = [];

  constructor(
    private readonly file: string,
    private readonly known: KnownNames,
  ) {}

  add(code: PackProblem['code'], pointer: string, message: string): void {
    this.problems.push({ code, file: this.file, pointer, message });
  }

  codes(registry: Registry, codes: readonly string[] | undefined, pointer: string): void {
    for (const [index, code] of (codes ?? []).entries()) {
      if (this.known.isKnownCode(registry, code)) continue;
      this.add('TAM_PACK_UNKNOWN_CODE', `${pointer}/${index}`, `"${code}" is not a known ${registry}.`);
    }
  }

  calendar(name: string | undefined, pointer: string): void {
    if (name === undefined || this.known.calendars.has(name)) return;
    this.add('TAM_PACK_UNKNOWN_CALENDAR', pointer, `There is no calendar "${name}".`);
  }
}

/** What of a manifest has the right form and still cannot be meant. */
export function checkManifest(
  file: PackFile,
  manifest: ManifestData,
  known: KnownNames,
): readonly PackProblem[] {
  const findings = new Findings(file.path, known);
  findings.calendar(manifest.calendar, '/calendar');
  for (const [index, calendar] of manifest.alternativeCalendars.entries()) {
    findings.calendar(calendar, `/alternativeCalendars/${index}`);
  }
  findings.codes('level', manifest.urgency.urgentLevels, '/urgency/urgentLevels');
  const { triage } = manifest.qualified;
  findings.codes('licence', triage.licences, '/qualified/triage/licences');
  findings.codes('licence', triage.supervisedLicences, '/qualified/triage/supervisedLicences');
  findings.codes('jurisdiction', triage.jurisdictions, '/qualified/triage/jurisdictions');
  findings.codes('purpose', manifest.stop.purposes, '/stop/purposes');
  for (const [service, roles] of Object.entries(manifest.stop.providerRoles)) {
    if (!known.isKnownCode('service', service)) {
      findings.add(
        'TAM_PACK_UNKNOWN_CODE',
        `/stop/providerRoles/${service}`,
        `"${service}" is not a known service.`,
      );
    }
    findings.codes('providerRole', roles, `/stop/providerRoles/${service}`);
  }
  return findings.problems;
}

/** What of a standard has the right form and still cannot be meant. */
export function checkStandard(
  file: PackFile,
  standard: StandardData,
  manifest: ManifestData,
  known: KnownNames,
): readonly PackProblem[] {
  const findings = new Findings(file.path, known);
  findings.codes('service', standard.services, '/services');
  findings.codes('purpose', standard.stop.purposes, '/stop/purposes');
  if (manifest.status === 'proposed' && standard.kind === 'duty') {
    findings.add(
      'TAM_PACK_PROPOSED_DUTY',
      '/kind',
      `${manifest.id} is proposed, so ${standard.id} is not yet a duty.`,
    );
  }
  for (const [index, value] of standard.values.entries())
    checkValue(value, standard.start, `/values/${index}`, findings);
  return findings.problems;
}

function checkValue(
  value: ValueData,
  start: StandardData['start'],
  pointer: string,
  findings: Findings,
): void {
  const { limit, warn, citation } = value;
  findings.calendar(value.calendar, `${pointer}/calendar`);
  findings.codes('service', value.services, `${pointer}/services`);
  if (limit.count === 0 && !canBeNothing(limit.unit, start)) {
    const message = `A limit of 0 ${limit.unit} can be kept by nobody; 0 calendar-days is the same day.`;
    findings.add('TAM_PACK_INVALID_LIMIT', `${pointer}/limit/count`, message);
  } else if (!warnsBefore(warn, limit)) {
    const message = `A warning after ${warn.count} ${warn.unit} does not come before the limit of ${limit.count} ${limit.unit}.`;
    findings.add('TAM_PACK_INVALID_WARNING', `${pointer}/warn`, message);
  }
  const weakest = Math.max(0, ...(value.evidence ?? []).map((item) => STRENGTH.indexOf(item.verification)));
  if (STRENGTH.indexOf(citation.verification) < weakest) {
    const message = `The citation is called ${citation.verification}, but some of its evidence is ${STRENGTH[weakest]}.`;
    findings.add('TAM_PACK_OVERSTATED', `${pointer}/citation/verification`, message);
  }
}

/** Nothing is a limit only of the same day, and of an interpreter who has to be there when the visit begins. */
function canBeNothing(unit: Limit['unit'], start: StandardData['start']): boolean {
  return unit === 'calendar-days' || (unit === 'minutes' && start === 'interpreter-visit');
}

const HOURS_OF_A_DAY = 24;

/** Hours may warn of a limit in days; of the same day, any that one day has. */
function warnsBefore(warn: Limit, limit: Limit): boolean {
  if (limit.unit === 'calendar-days' && warn.unit === 'hours')
    return warn.count < HOURS_OF_A_DAY * Math.max(1, limit.count);
  return warn.unit === limit.unit && (warn.count < limit.count || limit.count === 0);
}

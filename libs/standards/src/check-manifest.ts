import { Findings, type KnownNames } from './findings';
import type { PackFile, PackProblem } from './pack-file';
import type { ManifestData, StandardData } from './pack-schema';

/** What of a manifest has the right form and still cannot be meant. */
export function checkManifest(
  file: PackFile,
  manifest: ManifestData,
  known: KnownNames,
): readonly PackProblem[] {
  const findings = new Findings(file.path, known);
  findings.zone(manifest.place?.timeZone, '/place/timeZone');
  findings.calendar(manifest.calendar, '/calendar');
  for (const [index, calendar] of manifest.alternativeCalendars.entries()) {
    findings.calendar(calendar, `/alternativeCalendars/${index}`);
  }
  checkLevels(manifest, findings);
  const { triage } = manifest.qualified;
  findings.codes('licence', triage.licences, '/qualified/triage/licences');
  findings.codes('licence', triage.supervisedLicences, '/qualified/triage/supervisedLicences');
  findings.codes('jurisdiction', triage.jurisdictions, '/qualified/triage/jurisdictions');
  findings.codes('purpose', manifest.stop.purposes, '/stop/purposes');
  for (const [service, roles] of Object.entries(manifest.stop.providerRoles)) {
    findings.code('service', service, `/stop/providerRoles/${service}`);
    findings.codes('providerRole', roles, `/stop/providerRoles/${service}`);
  }
  return findings.problems;
}

function checkLevels({ urgency }: ManifestData, findings: Findings): void {
  findings.codes('level', urgency.urgentLevels, '/urgency/urgentLevels');
  findings.codes('level', urgency.emergentLevels, '/urgency/emergentLevels');
  for (const [index, level] of (urgency.emergentLevels ?? []).entries()) {
    if (urgency.urgentLevels.includes(level)) continue;
    const message = `${level} is called emergent and not urgent; the urgent limit is the outer bound of an emergency.`;
    findings.add('TAM_PACK_INVALID_URGENCY', `/urgency/emergentLevels/${index}`, message);
  }
}

/** A pack of which nothing was read by anyone says so in its status. */
export function checkStatus(
  file: PackFile,
  manifest: ManifestData,
  standards: readonly StandardData[],
): readonly PackProblem[] {
  if (manifest.status !== 'enacted') return [];
  const tags = standards.flatMap(({ values }) =>
    values.flatMap(({ citation, evidence }) => [citation, ...(evidence ?? [])]),
  );
  if (tags.some(({ verification }) => verification !== 'unverified')) return [];
  const message = `Nothing in ${manifest.id} is verified: its status is "unverified", not "enacted".`;
  return [{ code: 'TAM_PACK_UNVERIFIED', file: file.path, pointer: '/status', message }];
}

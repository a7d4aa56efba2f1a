import { isCalendarId, type CalendarId } from '@tam/calendar';
import type { ManifestData, StandardData, ValueData } from './pack-schema';
import type { Standard } from './standard';

/** One standard for each span of dates, with everything the pack says for all of them. */
export function buildStandards(manifest: ManifestData, data: StandardData): readonly Standard[] {
  return data.values.map((value) => buildStandard(manifest, data, value));
}

function buildStandard(manifest: ManifestData, data: StandardData, value: ValueData): Standard {
  const { shortOfferMinutes, providerRoles, ...shared } = manifest.stop;
  const inBusinessDays = value.limit.unit === 'business-days';
  return {
    id: data.id,
    pack: manifest.id,
    packVersion: manifest.version,
    title: data.title,
    kind: data.kind,
    start: data.start,
    services: value.services ?? data.services,
    urgency: data.urgency,
    authorization: data.authorization,
    stop: {
      kind: data.stop.kind,
      purposes: data.stop.purposes ?? shared.purposes,
      providerRoles,
      group: data.stop.group ?? shared.group,
      telehealth: data.stop.telehealth ?? shared.telehealth,
    },
    limit: value.limit,
    warn: value.warn,
    calendar: inBusinessDays ? calendarOf(value.calendar ?? manifest.calendar) : 'none',
    alternativeCalendars: inBusinessDays ? manifest.alternativeCalendars.map(calendarOf) : [],
    exceptions: value.exceptions ?? data.exceptions,
    unreachable: { attempts: manifest.unreachable.attempts, localDays: manifest.unreachable.localDays },
    restartWindowDays: manifest.restart.windowDays,
    shortOfferMinutes,
    urgentLevels: manifest.urgency.urgentLevels,
    qualified: {
      triage: {
        licences: manifest.qualified.triage.licences,
        supervisedLicences: manifest.qualified.triage.supervisedLicences,
        ...(manifest.qualified.triage.jurisdictions && {
          jurisdictions: manifest.qualified.triage.jurisdictions,
        }),
      },
      citation: citationOf(manifest.qualified.citation),
    },
    periodBy: data.periodBy,
    unitOfCount: data.unitOfCount,
    from: value.from,
    ...(value.to !== undefined && { to: value.to }),
    citation: citationOf(value.citation),
    ...(value.evidence && {
      evidence: value.evidence.map(({ claim, ...source }) => ({ claim, ...citationOf(source) })),
    }),
  };
}

/** A name that was checked before, as a calendar. */
export function calendarOf(name: string): CalendarId {
  return isCalendarId(name) ? name : 'none';
}

function citationOf({ text, url, verification }: ValueData['citation']): Standard['citation'] {
  return { text, verification, ...(url !== undefined && { url }) };
}

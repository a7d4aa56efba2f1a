import { EVERY_DAY, type Calendar } from '@tam/calendar';
import type { ManifestData, StandardData, SurveyData, ValueData } from './pack-schema';
import type { Citation, Evidence, Standard, StopRule, Survey } from './standard';

/** One standard for each span of dates, with everything the pack says for all of them. */
export function buildStandards(
  manifest: ManifestData,
  data: StandardData,
  calendars: ReadonlyMap<string, Calendar>,
): readonly Standard[] {
  return data.values.map((value) => buildStandard(manifest, data, value, calendars));
}

function buildStandard(
  manifest: ManifestData,
  data: StandardData,
  value: ValueData,
  calendars: ReadonlyMap<string, Calendar>,
): Standard {
  const inBusinessDays = value.limit.unit === 'business-days';
  return {
    id: data.id,
    pack: manifest.id,
    packVersion: manifest.version,
    title: data.title,
    kind: data.kind,
    start: data.start,
    only: data.only ?? {},
    thirdParty: data.thirdParty ?? 'request',
    services: value.services ?? data.services ?? [],
    urgency: data.urgency,
    authorization: data.authorization,
    stop: stopRule(manifest, data),
    limit: value.limit,
    warn: value.warn,
    calendar: inBusinessDays ? calendarOf(value.calendar ?? manifest.calendar, calendars) : EVERY_DAY,
    alternativeCalendars: inBusinessDays
      ? manifest.alternativeCalendars.map((name) => calendarOf(name, calendars))
      : [],
    exceptions: value.exceptions ?? data.exceptions,
    unreachable: { attempts: manifest.unreachable.attempts, localDays: manifest.unreachable.localDays },
    restartWindowDays: manifest.restart.windowDays,
    shortOfferMinutes: manifest.stop.shortOfferMinutes,
    emergentLevels: manifest.urgency.emergentLevels ?? [],
    urgentLevels: manifest.urgency.urgentLevels,
    qualified: qualificationTable(manifest),
    periodBy: data.periodBy,
    unitOfCount: data.unitOfCount,
    population: data.population ?? 'all',
    attendedVisits: data.attendedVisits ?? 0,
    ...(value.threshold && { threshold: value.threshold }),
    ...spanOf(value),
    ...sourcesOf(value),
  };
}

function stopRule({ stop: shared }: ManifestData, { stop }: StandardData): StopRule {
  return {
    kind: stop.kind,
    by: stop.by ?? 'start',
    purposes: stop.purposes ?? shared.purposes,
    providerRoles: shared.providerRoles,
    group: stop.group ?? shared.group,
    telehealth: stop.telehealth ?? shared.telehealth,
    sameDay: stop.sameDay ?? 'counts',
    answeredBy: stop.answeredBy ?? 'qualified',
    callBack: stop.callBack ?? 'reached',
    attempts: stop.attempts ?? 1,
  };
}

function qualificationTable({ qualified }: ManifestData): Standard['qualified'] {
  const { licences, supervisedLicences, jurisdictions } = qualified.triage;
  return {
    triage: { licences, supervisedLicences, ...(jurisdictions && { jurisdictions }) },
    citation: citationOf(qualified.citation),
  };
}

/** One survey for each span of dates. */
export function buildSurveys(manifest: ManifestData, data: SurveyData): readonly Survey[] {
  return data.values.map((value) => ({
    id: data.id,
    pack: manifest.id,
    title: data.title,
    kind: data.kind,
    about: data.about,
    percent: value.percent,
    ...spanOf(value),
    ...sourcesOf(value),
  }));
}

/** The calendar of a name that was checked before. */
export function calendarOf(name: string, calendars: ReadonlyMap<string, Calendar>): Calendar {
  return calendars.get(name) ?? EVERY_DAY;
}

type Span = Pick<Standard, 'from' | 'to'>;
type Sources = Pick<Standard, 'citation' | 'evidence'>;

function spanOf({ from, to }: Pick<ValueData, 'from' | 'to'>): Span {
  return { from, ...(to !== undefined && { to }) };
}

function sourcesOf({ citation, evidence }: Pick<ValueData, 'citation' | 'evidence'>): Sources {
  return {
    citation: citationOf(citation),
    ...(evidence && {
      evidence: evidence.map(({ claim, ...source }): Evidence => ({ claim, ...citationOf(source) })),
    }),
  };
}

function citationOf({ text, url, verification }: ValueData['citation']): Citation {
  return url === undefined ? { text, verification } : { text, url, verification };
}

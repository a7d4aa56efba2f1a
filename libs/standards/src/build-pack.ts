import type { Calendar } from '@tam/calendar';
import { buildStandards, buildSurveys, calendarOf } from './build-standards';
import { canonicalText } from './canonical-text';
import type { ManifestData, StandardData } from './pack-schema';
import type { PackParts } from './read-pack';
import type { PackInfo } from './standard';

interface PackTools {
  readonly sha256: (text: string) => string;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

/** What is known of a pack whose files are proven. */
export function buildPack({ manifest, standards, surveys }: PackParts, tools: PackTools): PackInfo {
  const { id, version, title, authority, status, place } = manifest.data;
  const contents = standards.map(({ data }) => data).sort((a, b) => (a.id < b.id ? -1 : 1));
  const asked = surveys.map(({ data }) => data).sort((a, b) => (a.id < b.id ? -1 : 1));
  const built = contents.flatMap((data) => buildStandards(manifest.data, data, tools.calendars));
  const calendars = namedCalendars(manifest.data, contents, tools.calendars);
  const ends = built.map((standard) => standard.to);
  const last = ends.includes(undefined) ? undefined : ends.reduce((a, b) => (a! > b! ? a : b));
  return {
    id,
    version,
    title,
    authority,
    ...(place && { place }),
    status,
    calendar: calendarOf(manifest.data.calendar, tools.calendars),
    hash: tools.sha256(
      canonicalText({ manifest: manifest.data, standards: contents, surveys: asked, calendars }),
    ),
    from: built.map((standard) => standard.from).reduce((a, b) => (a < b ? a : b)),
    ...(last !== undefined && { to: last }),
    standards: built,
    surveys: asked.flatMap((data) => buildSurveys(manifest.data, data)),
  };
}

/** Every calendar that a pack names, by id: a holiday that changes is another pack, because outcomes change with it. */
function namedCalendars(
  manifest: ManifestData,
  standards: readonly StandardData[],
  calendars: ReadonlyMap<string, Calendar>,
): readonly Calendar[] {
  const own = standards.flatMap(({ values }) => values.map(({ calendar }) => calendar ?? manifest.calendar));
  const names = new Set([manifest.calendar, ...manifest.alternativeCalendars, ...own]);
  return [...names].sort().map((name) => calendarOf(name, calendars));
}

import { TamError } from '@tam/errors';
import type { PackInfo, Standard, Survey } from '@tam/standards';
import type { CountedOutcome, CountedStandard, Period } from '@tam/statistics';

/** What a report shows: standards with their packs, and the surveys about them. */
export interface ShownRules {
  readonly packs: readonly PackInfo[];
  readonly standards: readonly CountedStandard[];
  readonly surveys: readonly Survey[];
}

/**
 * All standards of the packs that say something in the period, in force in it, also those under which nothing was due.
 * Of several versions the last one is named. Throws TAM_STATISTICS_UNKNOWN_STANDARD where an outcome is of none of them.
 */
export function shownRules(
  packs: readonly PackInfo[],
  outcomes: readonly CountedOutcome[],
  period: Period,
): ShownRules {
  const seen = new Set(outcomes.map(({ standard }) => standard));
  const known = new Set(packs.flatMap(({ standards }) => standards.map(({ id }) => id)));
  const unknown = [...seen].filter((id) => !known.has(id)).sort();
  if (unknown.length > 0)
    throw new TamError('TAM_STATISTICS_UNKNOWN_STANDARD', `No loaded pack has ${unknown.join(', ')}.`);
  const shown = packs.filter(({ standards }) => standards.some(({ id }) => seen.has(id)));
  const standards = shown.flatMap((pack) => lastVersions(pack, period, seen).map(toCountedStandard));
  const surveys = shown.flatMap((pack) => pack.surveys.filter((survey) => overlaps(survey, period)));
  return { packs: shown, standards, surveys };
}

/** The last version of each standard that holds in the period, or whose clocks fall due in it. */
function lastVersions(pack: PackInfo, period: Period, seen: ReadonlySet<string>): readonly Standard[] {
  const last = new Map<string, Standard>();
  for (const standard of pack.standards) {
    if (standard.from > period.to || !(overlaps(standard, period) || seen.has(standard.id))) continue;
    last.set(standard.id, standard);
  }
  return [...last.values()];
}

function overlaps({ from, to }: { readonly from: string; readonly to?: string }, period: Period): boolean {
  return from <= period.to && (to === undefined || to >= period.from);
}

function toCountedStandard(standard: Standard): CountedStandard {
  const { id, pack, title, kind, unitOfCount, population, threshold, citation } = standard;
  const { text, url, verification } = citation;
  return {
    ...{ id, pack, title, kind, unitOfCount, population },
    ...(threshold !== undefined && { threshold }),
    citation: { text, ...(url !== undefined && { url }), verification },
  };
}

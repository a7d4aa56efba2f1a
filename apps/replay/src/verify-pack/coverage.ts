import { changeDates, type Standard } from '@tam/standards';

/** How many versions of a standard are in force on one local date. */
export interface CoveredDate {
  readonly date: string;
  /** The version in force begins on this date; missing: none is in force. */
  readonly version?: string;
}

/** The proof that a standard has one version on every date between its first and its last, and none outside. */
export interface Coverage {
  /** Each date of change, the day before it and the day after it, in order. */
  readonly dates: readonly CoveredDate[];
  /** Dates on which there is another number of versions than there should be. */
  readonly wrong: readonly string[];
}

const DAY = 86_400_000;

/** Walks the dates of change of all versions of one standard. */
export function coverageOf(versions: readonly Standard[]): Coverage {
  const changes = changeDates(versions);
  const walked = [...new Set(changes.flatMap((date) => [dayFrom(date, -1), date, dayFrom(date, 1)]))].sort();
  const first = changes[0]!;
  const wrong: string[] = [];
  const dates = walked.map((date): CoveredDate => {
    const inForce = versions.filter(({ from, to }) => from <= date && (to === undefined || date <= to));
    if (inForce.length !== (date >= first && !isAfterEnd(versions, date) ? 1 : 0)) wrong.push(date);
    const [version] = inForce;
    return version === undefined ? { date } : { date, version: version.from };
  });
  return { dates, wrong };
}

function isAfterEnd(versions: readonly Standard[], date: string): boolean {
  return versions.every(({ to }) => to !== undefined && to < date);
}

function dayFrom(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, date.length);
}

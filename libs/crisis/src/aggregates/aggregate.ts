import type { AggregateFinding, AggregateParams, Sighting } from './aggregate-finding';
import { drifts } from './drift';
import { silentSources } from './silent-sources';

/** What is said of all sightings at one instant. */
export interface Aggregates {
  /** In order of kind and of what they are about. */
  readonly findings: readonly AggregateFinding[];
  /** The first millisecond after asOf at which silence changes this; undefined: never. */
  readonly nextDeadline: number | undefined;
}

/**
 * The second fold: pure, the same for any order or duplication of the sightings. A source that is silent, a version
 * nobody has looked at, a share that drifts, answers that are copies of one another. `asOf` is epoch ms.
 */
export function aggregate(sightings: readonly Sighting[], params: AggregateParams, asOf: number): Aggregates {
  const of = <K extends Sighting['kind']>(kind: K) =>
    sightings.filter((one): one is Extract<Sighting, { kind: K }> => one.kind === kind);
  const silent = silentSources(of('heard'), of('incident'), params, asOf);
  const findings = [
    ...silent.findings,
    ...drifts(of('share'), params),
    ...unseenVersions(of('version'), of('known-version')),
    ...clonedAnswers(of('answers'), params),
  ].sort((a, b) => (`${a.kind} ${a.about}` < `${b.kind} ${b.about}` ? -1 : 1));
  return { findings, nextDeadline: silent.pending === undefined ? undefined : silent.pending + 1 };
}

type Version = Extract<Sighting, { kind: 'version' }>;
type KnownVersion = Extract<Sighting, { kind: 'known-version' }>;

/** Versions in use before anybody had looked at them; whoever does resolves it. */
function unseenVersions(
  used: readonly Version[],
  known: readonly KnownVersion[],
): readonly AggregateFinding[] {
  const abouts = new Map<string, Version>();
  for (const one of used) {
    const about = `${one.of} ${one.version}`;
    const other = abouts.get(about);
    if (other === undefined || one.at < other.at) abouts.set(about, one);
  }
  return [...abouts].flatMap(([about, first]): AggregateFinding[] => {
    const looked = known
      .filter((one) => one.of === first.of && one.version === first.version)
      .reduce((at, one) => Math.min(at, one.at), Infinity);
    if (looked <= first.at) return [];
    const text = `${about} is in use and nobody has looked at it.`;
    const finding = { rule: 'R22', kind: 'unseen-version', about, openedAt: first.at, text } as const;
    return [looked === Infinity ? finding : { ...finding, resolvedAt: looked }];
  });
}

type Answers = Extract<Sighting, { kind: 'answers' }>;

/** Digests that so many screenings share. */
function clonedAnswers(
  answers: readonly Answers[],
  { clones }: AggregateParams,
): readonly AggregateFinding[] {
  const byDigest = new Map<string, Map<string, number>>();
  for (const { digest, screeningId, at } of answers) {
    const screenings = byDigest.get(digest) ?? new Map<string, number>();
    screenings.set(screeningId, Math.min(at, screenings.get(screeningId) ?? Infinity));
    byDigest.set(digest, screenings);
  }
  return [...byDigest].flatMap(([about, screenings]): AggregateFinding[] => {
    const times = [...screenings.values()].sort((a, b) => a - b);
    const openedAt = times[clones - 1];
    if (openedAt === undefined) return [];
    const text = `${times.length} screenings are copies of one another.`;
    return [{ rule: 'R22', kind: 'cloned-answers', about, openedAt, text }];
  });
}

import type { LeafChange } from '../diff/leaf-changes';
import type { MissingRules } from './rule-sets';

/** What became of each revision that was looked at. */
export interface VerifyCounts {
  /** Its hash was reached from the log. */
  same: number;
  /** Among them: only without gaps that were settled since. */
  settled: number;
  /** Another outcome follows from the log, or the row contradicts itself. */
  different: number;
  /** Its rules are not at hand. */
  rules: number;
  /** Events before it are gone from the log. */
  retention: number;
}

/** One revision that does not follow from the log, and why. */
export interface Difference {
  readonly partition: number;
  readonly seq: number;
  readonly memberRef: string;
  readonly outcomeId: string;
  readonly text: string;
  /** From what is stored to what follows from the log. */
  readonly changes: readonly LeafChange[];
}

/** Offsets that a revision rests on and the log does not hold. */
export interface LogGap {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** Revisions that could not be decided for it. */
  readonly revisions: number;
}

export interface VerifyReport {
  readonly verdict: 'same' | 'different' | 'undecided';
  readonly revisions: number;
  readonly members: number;
  readonly partitions: number;
  /** The share of members that was looked at, and the seed that chose them. */
  readonly sample: number;
  readonly seed: string;
  readonly counts: Readonly<VerifyCounts>;
  /** The first ones. */
  readonly differences: readonly Difference[];
  readonly missingRules: readonly MissingRules[];
  readonly gaps: readonly LogGap[];
}

const MOST_CHANGES = 8;

export function verdictOf({ different, rules, retention }: VerifyCounts): VerifyReport['verdict'] {
  if (different > 0) return 'different';
  return rules + retention > 0 ? 'undecided' : 'same';
}

/** The report in words. */
export function verifyText(report: VerifyReport): string {
  const { counts, sample } = report;
  const of = sample < 1 ? ` (a share of ${sample} of the members, chosen with --seed ${report.seed})` : '';
  const lines = [
    `${number(report.revisions)} revisions of ${number(report.members)} members, ${report.partitions} partitions${of}`,
    `same       ${number(counts.same)}${counts.settled > 0 ? `, ${number(counts.settled)} of them after dead letters were settled` : ''}`,
    `different  ${number(counts.different)}`,
    ...(counts.rules > 0 ? [`undecided  ${number(counts.rules)}: their rules are not at hand`] : []),
    ...(counts.retention > 0
      ? [`undecided  ${number(counts.retention)}: the log no longer holds their events`]
      : []),
    ...report.differences.flatMap(differenceLines),
    ...(report.differences.length < counts.different
      ? [`and ${number(counts.different - report.differences.length)} more that differ`]
      : []),
    ...report.missingRules.flatMap(({ rules, needed }) => [
      `Needed for the rule set ${rules.slice(0, 12)}:`,
      ...needed.map((line) => `  ${line}`),
    ]),
    ...report.gaps.map(
      ({ topic, partition, from, to, revisions }) =>
        `The log does not hold offsets ${from} to ${to - 1} of ${topic}/${partition}: ${number(revisions)} revisions rest on them.`,
    ),
  ];
  return lines.join('\n');
}

function differenceLines({ partition, seq, memberRef, outcomeId, text, changes }: Difference): string[] {
  const shown = changes
    .slice(0, MOST_CHANGES)
    .map(
      ({ path, before, after }) => `  ${path}: stored ${shownValue(before)}, derived ${shownValue(after)}`,
    );
  const rest = changes.length > MOST_CHANGES ? [`  and ${changes.length - MOST_CHANGES} more`] : [];
  const where = `partition ${partition}, entry ${seq}, member ${memberRef}, outcome ${outcomeId.slice(0, 12)}`;
  return [`${where}: ${text}`, ...shown, ...rest];
}

const shownValue = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
const number = (value: number): string => value.toLocaleString('en-US');

import type { Decoded } from '@tam/events';
import {
  canonicalJson,
  type Determination,
  type Evaluation,
  type Evaluator,
  type MemberRecord,
} from '@tam/record';
import { eachRecord, type RecordsJob, type RecordTaker } from '../run/each-record';
import { HeldLines } from '../run/held-lines';
import type { CaseDiff } from './case-diff';
import { compareMember } from './compare-member';
import { DiffTally, type DiffTotals } from './diff-tally';
import type { Weight } from './outcome-change';
import type { Explainer } from './why';

/** Two evaluators over one file. Instants are epoch milliseconds. */
export interface DiffJob extends Omit<RecordsJob, 'reads'> {
  readonly before: Evaluator<Determination>;
  readonly after: Evaluator<Determination>;
  readonly explainer: Explainer;
}

/** What a comparison found. */
export interface DiffResult {
  readonly totals: DiffTotals;
  /** The cases that differ, one `CaseDiff` as canonical JSON each: what weighs most first, then by member and case. */
  readonly cases: HeldLines;
  /** Lines that could not be used. */
  readonly rejected: number;
  /** Members of whom a side could say nothing, because a rule threw. */
  readonly failed: readonly string[];
  /** The instant of the outcomes; undefined: there was no event. */
  readonly asOf: number | undefined;
}

/** Reads the events of a file once and has every record judged by both evaluators. */
export async function diffFile({ before, after, explainer, ...job }: DiffJob): Promise<DiffResult> {
  const { taker, asOf } = await eachRecord(
    { ...job, reads: before.reads },
    () => new Comparisons(before, after, explainer),
  );
  return { ...taker.result(), asOf };
}

/** Compares the two sides record by record; keeps of each no more than what differs, and that outside the heap. */
class Comparisons implements RecordTaker {
  private readonly tally = new DiffTally();
  private readonly cases = new HeldLines();
  private readonly failed: string[] = [];
  private rejected = 0;

  constructor(
    private readonly before: Evaluator<Determination>,
    private readonly after: Evaluator<Determination>,
    private readonly explainer: Explainer,
  ) {}

  count({ kind }: Decoded): void {
    if (kind === 'fault') this.rejected++;
  }

  take(record: MemberRecord, asOf: number): void {
    const said = this.evaluate(record, asOf);
    if (said === undefined) {
      this.failed.push(record.memberRef);
      return;
    }
    const cases = compareMember(record, said.before, said.after, this.explainer);
    this.tally.add(record, said.before, said.after, cases);
    for (const one of cases) this.cases.add(placeOf(one), canonicalJson(one));
  }

  result(): Omit<DiffResult, 'asOf'> {
    const { tally, cases, rejected, failed } = this;
    return { totals: tally.totals(), cases, rejected, failed: failed.sort() };
  }

  private evaluate(
    record: MemberRecord,
    asOf: number,
  ): { before: Evaluation<Determination>; after: Evaluation<Determination> } | undefined {
    try {
      return { before: this.before.evaluate(record, asOf), after: this.after.evaluate(record, asOf) };
    } catch {
      // One rule that throws must not hide what all other members show; the member is named in the report.
      return undefined;
    }
  }
}

const WEIGHTS: readonly (Weight | undefined)[] = [undefined, 'status', 'time', 'account', 'grounds'];
const HEAVY = 1;

/** Where a case comes in a report. What has another status, is new or has vanished weighs the same. */
function placeOf({ memberRef, caseId, changes }: CaseDiff): string {
  const heaviest = Math.min(...changes.map(({ weight }) => WEIGHTS.indexOf(weight)), WEIGHTS.length);
  return `${Math.max(heaviest, HEAVY)}\n${memberRef}\n${caseId}`;
}

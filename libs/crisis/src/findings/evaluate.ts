import type { Evaluation, Evaluator, Finding, MemberRecord } from '@tam/record';
import { spanMs } from '../floors/floor-table-schema';
import type { Rule, RuleBook } from '../rule-book/rule-book';
import { CRISIS_READS } from '../timeline/reads';
import type { CaseView } from '../timeline/member-timeline';
import { comesInBatches, type SourceMode } from './batch-sources';
import { earlierRecords, type EarlierRecord } from './earlier-records';
import { holdAt } from './held-violations';
import { benchOf, judgeCase, seeRecord, type Bench, type Judgement, type Seen } from './judge-record';
import { gistOf, otherOrder } from './other-order';
import { sumUp } from './sum-up';
import { toFinding, toUndetermined, type Told } from './to-finding';

const VERSION = '1.0.0';
const FORM = 1;

/** How a deployment differs. */
export interface CrisisOptions {
  /** The rows of `sources.yaml`; left out: every source streams. */
  readonly sources?: readonly SourceMode[];
}

/** The evaluator of the crisis rules over a rule book: what live monitors, replay, simulation and tests all call. */
export function createCrisisEvaluator(book: RuleBook, options: CrisisOptions = {}): Evaluator<Finding> {
  const bench = benchOf(book);
  return {
    name: 'crisis',
    version: VERSION,
    form: FORM,
    reads: CRISIS_READS,
    packHashes: book.hashes,
    evaluate: (record, asOf) => new Round(record, asOf, bench, options.sources ?? []).evaluate(),
  };
}

interface Before extends EarlierRecord {
  readonly seen: Seen;
}

/** One evaluation of one member. */
class Round {
  private readonly seen: Seen;
  private readonly findings: Finding[] = [];
  private pending: number | undefined;
  private before: readonly Before[] | undefined;
  /** As seen with events of one instant in the other order; `null`: no two share one. */
  private turned: Seen | null | undefined;

  constructor(
    private readonly record: MemberRecord,
    private readonly asOf: number,
    private readonly bench: Bench,
    private readonly sources: readonly SourceMode[],
  ) {
    this.seen = seeRecord(record, bench);
  }

  evaluate(): Evaluation<Finding> {
    for (const kase of this.seen.member.cases) {
      if (kase.events.length === 0 && kase.voidings.length === 0) continue;
      for (const rule of this.bench.book.rules) this.judge(rule, kase);
    }
    const outcomes = this.findings.sort((a, b) => (a.id < b.id ? -1 : 1));
    const nextDeadline = this.pending === undefined ? undefined : this.pending + 1;
    return { outcomes, nextDeadline, silent: [] };
  }

  private judge(rule: Rule, kase: CaseView): void {
    const judged = judgeCase(rule, kase, this.seen, this.bench);
    if (judged.kind === 'failed') {
      this.findings.push(toUndetermined(this.toldOf(rule, kase), judged.failure, [], 'failed'));
      return;
    }
    if (judged.kind === 'undetermined') {
      const { missing, events } = judged;
      this.findings.push(toUndetermined(this.toldOf(rule, kase), missing, events, 'missing'));
      return;
    }
    const { held, pending } = holdAt(judged.violations, this.asOf, this.seen.member);
    this.waitFor(pending);
    if (held.length > 0) {
      const summary = sumUp(held, rule.definition.severity);
      const told = { ...this.toldOf(rule, kase), orderAssumed: this.dependsOnOrder(rule, kase, judged) };
      this.findings.push(toFinding(told, summary, held, undefined));
      return;
    }
    const retracted = this.retracted(rule, kase);
    if (retracted) this.findings.push(retracted);
  }

  /** What was so by what was known, until something came that shows it never was. The first such arrival is told. */
  private retracted(rule: Rule, kase: CaseView): Finding | undefined {
    for (const { instant, seen, came } of this.earlier()) {
      const then = seen.member.cases.find(({ caseId }) => caseId === kase.caseId)!;
      const judged = judgeCase(rule, then, seen, this.bench);
      if (judged.kind !== 'judged') continue;
      const known = holdAt(judged.violations, instant, seen.member).held;
      if (known.length === 0) continue;
      const violations = known.map(({ violation, steps }) => ({ ...violation, steps }));
      const { held, pending } = holdAt(violations, this.asOf, seen.member);
      this.waitFor(pending);
      if (held.length === 0) continue;
      const summary = sumUp(held, rule.definition.severity);
      return toFinding(this.toldOf(rule, kase), summary, held, { came });
    }
    return undefined;
  }

  /** Whether events of one instant in the other order would change what is said. */
  private dependsOnOrder(rule: Rule, { caseId }: CaseView, judged: Judgement): boolean {
    if (this.turned === undefined) {
      const record = otherOrder(this.record);
      this.turned = record ? seeRecord(record, this.bench) : null;
    }
    if (this.turned === null) return false;
    const kase = this.turned.member.cases.find((one) => one.caseId === caseId)!;
    return gistOf(judgeCase(rule, kase, this.turned, this.bench)) !== gistOf(judged);
  }

  private earlier(): readonly Before[] {
    const lateAfter = spanMs(this.bench.book.policy.lateEvidenceAfter);
    this.before ??= earlierRecords(this.record, lateAfter).map((one) => ({
      ...one,
      seen: seeRecord(one.record, this.bench),
    }));
    return this.before;
  }

  private waitFor(deadline: number | undefined): void {
    if (deadline !== undefined && (this.pending === undefined || deadline < this.pending))
      this.pending = deadline;
  }

  private toldOf({ definition }: Rule, kase: CaseView): Told {
    return {
      record: this.record,
      member: this.seen.member,
      kase,
      orderAssumed: false,
      definition,
      inBatches: definition.basis === 'absence' && comesInBatches(this.sources, definition.awaits, kase),
      lateDiscoveryAfter: spanMs(this.bench.book.policy.lateDiscoveryAfter),
    };
  }
}

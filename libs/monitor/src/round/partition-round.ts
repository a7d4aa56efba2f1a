import { isTamError, TamError } from '@tam/errors';
import { addEvent } from '../member/add-event';
import type { Change, MemberEvaluation, Viewpoint } from '../member/evaluate-member';
import type { MemberState } from '../member/member-state';
import type { Standpoint } from '../gate/cleared-to';
import type { Cause } from '../revision/revision-entry';
import type { Arrival, PartitionArrivals } from './arrivals';
import type { TimeAsk } from './find-due';
import type { TopicTally } from './figures';
import type { RoundParts } from './round-parts';
import { scopeOfMember } from './scope-of-member';

/** One member as a round leaves it, before anything of it is numbered. */
export interface TouchedMember {
  readonly member: MemberState;
  readonly cause: Cause;
  readonly changes: readonly Change[];
  readonly asOf: number;
  /** Append time of the first event that came for it, epoch ms. */
  readonly firstAppend: number | undefined;
  /** The deadline that was reached, epoch ms. */
  readonly reached: number | undefined;
  /** The sources that what is said of it waits for, as the text of a gate scope. */
  readonly scope: string;
}

/** An event that says something else under an identity known already. */
export interface ConflictFound {
  readonly topic: string;
  readonly arrival: Arrival;
  readonly index: number;
}

/** Applies what came to the members of one partition and evaluates each touched member once. Computes only. */
export class PartitionRound {
  readonly touched: TouchedMember[] = [];
  readonly conflicts: ConflictFound[] = [];
  withoutPack = 0;

  constructor(
    readonly arrivals: PartitionArrivals,
    readonly at: Standpoint,
    readonly ask: TimeAsk,
    readonly members: ReadonlyMap<string, MemberState>,
    private readonly now: number,
    private readonly parts: RoundParts,
    private readonly tally: TopicTally,
  ) {}

  /** `due` and `unsettled` are the members that the passing of time brings in, `again` those whose rules are others now. */
  run(due: ReadonlySet<string>, unsettled: ReadonlySet<string>, again: ReadonlySet<string>): void {
    for (const [memberRef, arrival] of this.arrivals.members) {
      const member = this.members.get(memberRef)!;
      const isChanged = this.apply(member, arrival);
      if (isChanged) this.touch(member, 'event', due.has(memberRef), arrival.items[0]?.appendTime);
      else if (due.has(memberRef)) this.touch(member, 'tick', true);
      else if (unsettled.has(memberRef)) this.touch(member, 'settled', false);
      else if (again.has(memberRef)) this.touch(member, 'pack', false);
    }
    for (const memberRef of due) {
      if (!this.arrivals.members.has(memberRef)) this.touch(this.members.get(memberRef)!, 'tick', true);
    }
    for (const memberRef of unsettled) {
      if (this.arrivals.members.has(memberRef) || due.has(memberRef)) continue;
      this.touch(this.members.get(memberRef)!, 'settled', false);
    }
    for (const memberRef of again) {
      const isTouched =
        this.arrivals.members.has(memberRef) || due.has(memberRef) || unsettled.has(memberRef);
      if (!isTouched) this.touch(this.members.get(memberRef)!, 'pack', false);
    }
  }

  private apply(member: MemberState, arrival: Arrival): boolean {
    let isChanged = arrival.gaps !== 0;
    if (arrival.gaps !== 0) {
      member.gaps = Math.max(0, member.gaps + arrival.gaps);
      member.rowChanged = true;
    }
    for (let i = 0; i < arrival.stored.length; i++) {
      const topic = arrival.topics[i]!;
      const figures = this.tally.of(topic);
      const added = addEvent(member, arrival.stored[i]!);
      if (added === 'new') figures.applied++;
      else if (added === 'duplicate' || added === 'earlier') figures.duplicate++;
      else figures.conflict++;
      if (added === 'conflict') this.conflicts.push({ topic, arrival, index: i });
      if (added !== 'duplicate') isChanged = true;
    }
    return isChanged;
  }

  private touch(member: MemberState, cause: Cause, isDue: boolean, firstAppend?: number): void {
    const reached = isDue ? (member.dueAt ?? undefined) : undefined;
    const { evaluation, asOf, scope } = this.settleOnScope(member, isDue);
    const dueAt = evaluation ? evaluation.dueAt : this.now + this.parts.limits.retryEvaluationAfter;
    if (dueAt !== member.dueAt) {
      member.dueAt = dueAt;
      member.rowChanged = true;
    }
    for (const { why } of evaluation?.silent ?? []) if (why === 'no-pack') this.withoutPack++;
    this.touched.push({
      member,
      cause,
      changes: evaluation?.changes ?? [],
      asOf,
      firstAppend,
      reached,
      scope,
    });
  }

  /**
   * Evaluates as far as both gates allow. Which sources a member waits for follows from what is said of it: where an
   * evaluation brings in a source that has not spoken so far, it is done once more with what this one allows to be said.
   */
  private settleOnScope(member: MemberState, isDue: boolean): Settled {
    const first = this.evaluateAt(member, isDue, this.scopeOf(member, []));
    const { evaluation } = first;
    if (!evaluation) return first;
    const scope = this.scopeOf(member, evaluation.changes);
    if (scope === first.scope) return first;
    const narrower = this.evaluateAt(member, isDue, scope);
    return narrower.clearedTo < first.clearedTo ? narrower : { ...first, scope };
  }

  private scopeOf(member: MemberState, changes: readonly Change[]): string {
    return scopeOfMember(member, changes, this.parts.sources, this.parts.dictionary);
  }

  /**
   * A deadline held too long is evaluated at its own instant, not at the present one: so it is confirmed as soon as the
   * gates have passed it, and a later one of the member waits its own time.
   */
  private evaluateAt(member: MemberState, isDue: boolean, scope: string): Settled {
    const clearedTo = this.parts.sources.clearedTo(scope, this.at);
    const dueAt = member.dueAt ?? 0;
    const isHeldTooLong = isDue && dueAt > clearedTo && dueAt <= this.ask.heldTo;
    const asOf = Math.max(clearedTo, isHeldTooLong ? dueAt : 0, lastSaidAt(member));
    const isLogRead = this.at.clearedTo >= dueAt && this.at.clearedTo > clearedTo;
    const ahead = isLogRead ? 'source-late' : 'log-not-read';
    const { owned } = this.arrivals;
    const { lost } = owned;
    const backfilling = owned.isBackfilling(this.at);
    const evaluation = this.evaluate(member, { clearedTo, asOf, ahead, lost, backfilling });
    return { evaluation, asOf, clearedTo, scope };
  }

  /** undefined where the evaluator threw: the events are kept, what was said stands, and it is tried again later. */
  private evaluate(member: MemberState, view: Viewpoint): MemberEvaluation | undefined {
    try {
      const evaluation = this.parts.evaluator.evaluate(member, view);
      refuseStandstill(evaluation, view.asOf);
      return evaluation;
    } catch (error) {
      if (!isTamError(error, 'TAM_MONITOR_EVALUATION_FAILED')) throw error;
      this.parts.observer.evaluationFailed(error, member.partition, member.memberRef);
      return undefined;
    }
  }
}

interface Settled {
  readonly evaluation: MemberEvaluation | undefined;
  readonly asOf: number;
  /** Both gates of the scope. */
  readonly clearedTo: number;
  readonly scope: string;
}

/**
 * What was said stays the measure until the gates have reached it: nothing goes back and forth while they have not, be
 * it that it was said ahead of them, or that a source was declared since.
 */
function lastSaidAt(member: MemberState): number {
  let last = member.settleAt ?? 0;
  for (const { said } of member.cases.values())
    for (const { asOf } of said.values()) last = Math.max(last, asOf);
  return last;
}

/** A deadline that is not after the instant of evaluation would come back at once, for ever. */
function refuseStandstill({ dueAt }: MemberEvaluation, asOf: number): void {
  if (dueAt === null || dueAt > asOf) return;
  throw new TamError('TAM_MONITOR_EVALUATION_FAILED', `The next deadline ${dueAt} is not after ${asOf}.`);
}

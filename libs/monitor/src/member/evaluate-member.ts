import { TamError } from '@tam/errors';
import type { Sensitivity } from '@tam/events';
import {
  canonicalJson,
  fold,
  sha256Hex,
  type Evaluation,
  type Evaluator,
  type LostSpan,
  type MemberRecord,
  type Outcome,
} from '@tam/record';
import type { FileOutcome, Filing } from '../filing';
import type { Basis } from '../ports';
import type { ProvisionalReason } from '../revision/revision-entry';
import { eventsOf, type CaseState, type MemberState } from './member-state';
import type { Said } from './said';

/** At which instant a member is evaluated, and what may be claimed of the answer. */
export interface Viewpoint {
  /** Up to where nothing can disprove a silence of the member any more: the smaller of both gates, epoch ms. */
  readonly clearedTo: number;
  /** The instant of evaluation, epoch ms: above clearedTo only for what is said ahead of the gates. */
  readonly asOf: number;
  /** Why, where it is above. */
  readonly ahead: ProvisionalReason;
  /** When events were appended that are lost for good. */
  readonly lost: readonly LostSpan[];
  /** History of the partition is still unread. */
  readonly backfilling: boolean;
}

/** Something that has to be said: an outcome or its basis has changed. */
export interface Change {
  readonly member: MemberState;
  readonly state: CaseState;
  readonly previous: Said | undefined;
  readonly id: string;
  readonly status: string;
  readonly basis: Basis;
  readonly basisReason: ProvisionalReason | undefined;
  readonly hash: string;
  /** Canonical JSON; 'null' where the events no longer give this outcome. */
  readonly text: string;
  /** undefined where the events no longer give this outcome: it stays filed as it was. */
  readonly filing: Filing | undefined;
  readonly sensitivity: Sensitivity;
  readonly testRecord: boolean;
  readonly asOf: number;
}

export interface MemberEvaluation {
  readonly changes: readonly Change[];
  /** Epoch ms; null: never. */
  readonly dueAt: number | null;
  readonly silent: Evaluation['silent'];
}

const ABSENT = 'null';
const ABSENT_HASH = sha256Hex(ABSENT);
/** What is said of an outcome that the events no longer give. */
export const WITHDRAWN_STATUS = 'void';

/** Folds and evaluates one member and compares the answer with what was last said. */
export class MemberEvaluator<O extends Outcome = Outcome> {
  constructor(
    private readonly evaluator: Evaluator<O>,
    private readonly file: FileOutcome<O>,
  ) {}

  /** Throws TAM_MONITOR_EVALUATION_FAILED where the evaluator throws: rules that throw are its own matter. */
  evaluate(member: MemberState, view: Viewpoint): MemberEvaluation {
    const record = fold(member.memberRef, eventsOf(member), member.gaps, view.lost);
    const evaluation = this.ask(record, view.asOf);
    const confirmed =
      view.asOf > view.clearedTo ? textsOf(this.ask(record, view.clearedTo).outcomes) : undefined;
    const changes: Change[] = [];
    const present = new Set<string>();
    for (const outcome of evaluation.outcomes) {
      present.add(outcome.id);
      const change = this.compare(member, record, outcome, view, confirmed);
      if (change) changes.push(change);
    }
    for (const state of member.cases.values()) {
      for (const said of state.said.values()) {
        if (!present.has(said.id) && isNew(said, ABSENT_HASH, basisOf(false, view))) {
          changes.push(withdrawal(member, state, said, view));
        }
      }
    }
    return { changes, dueAt: evaluation.nextDeadline ?? null, silent: evaluation.silent };
  }

  private ask(record: MemberRecord, asOf: number): Evaluation<O> {
    try {
      return this.evaluator.evaluate(record, asOf);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new TamError('TAM_MONITOR_EVALUATION_FAILED', `${why}.`, {}, { cause });
    }
  }

  private compare(
    member: MemberState,
    record: MemberRecord,
    outcome: O,
    view: Viewpoint,
    confirmed: ReadonlyMap<string, string> | undefined,
  ): Change | undefined {
    const state = member.cases.get(outcome.caseId);
    const kase = record.cases.find(({ caseId }) => caseId === outcome.caseId);
    if (!state || !kase) {
      throw new TamError('TAM_MONITOR_EVALUATION_FAILED', `Outcome ${outcome.id} names an unknown case.`);
    }
    const previous = state.said.get(outcome.id);
    const text = canonicalJson(outcome);
    const hash = sha256Hex(text);
    const isAhead = confirmed !== undefined && confirmed.get(outcome.id) !== text;
    const basis = basisOf(isAhead, view);
    if (previous && !isNew(previous, hash, basis)) return undefined;
    return {
      member,
      state,
      previous,
      id: outcome.id,
      status: outcome.status,
      basis,
      basisReason: isAhead ? view.ahead : undefined,
      hash,
      text,
      filing: this.file(outcome, kase),
      sensitivity: outcome.sensitivity ?? 'none',
      testRecord: outcome.testRecord === true,
      asOf: view.asOf,
    };
  }
}

/** A basis is worth a revision of its own only when what was said becomes confirmed; what was confirmed stays so. */
function isNew(previous: Said, hash: string, basis: Basis): boolean {
  return previous.hash !== hash || (basis === 'confirmed' && previous.basis !== 'confirmed');
}

function basisOf(isAhead: boolean, view: Viewpoint): Basis {
  if (isAhead) return 'provisional';
  return view.backfilling ? 'backfilling' : 'confirmed';
}

function textsOf(outcomes: readonly Outcome[]): Map<string, string> {
  return new Map(outcomes.map((outcome) => [outcome.id, canonicalJson(outcome)]));
}

function withdrawal(member: MemberState, state: CaseState, said: Said, view: Viewpoint): Change {
  return {
    member,
    state,
    previous: said,
    id: said.id,
    status: WITHDRAWN_STATUS,
    basis: basisOf(false, view),
    basisReason: undefined,
    hash: ABSENT_HASH,
    text: ABSENT,
    filing: undefined,
    sensitivity: 'none',
    testRecord: false,
    asOf: view.asOf,
  };
}

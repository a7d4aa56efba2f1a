import { canonicalJson, fold, sha256Hex, type Evaluation, type Outcome } from '@tam/record';
import type { AcceptedLosses } from './accepted-losses';
import type { MemberLog } from './member-log';
import type { Rules } from './rule-sets';
import type { StoredRevision } from './stored-revision';

/** What evaluating again has given for one revision. */
export type Rederived =
  /** Its hash was reached. `settled`: only without the gaps of the log, which somebody has settled since. */
  | { readonly kind: 'same'; readonly settled: boolean }
  /** Canonical JSON of what came out instead; 'null': nothing. */
  | { readonly kind: 'other'; readonly outcome: string }
  | { readonly kind: 'threw'; readonly why: string };

/** Evaluates members again at the points of their revisions. Revisions of one point share one evaluation. */
export class Rederiver {
  private memo: { readonly key: string; readonly evaluations: Map<number, Evaluation | string> } | undefined;

  constructor(
    private readonly log: MemberLog,
    private readonly losses: AcceptedLosses,
  ) {}

  /** Revisions of one member are best given one after the other. */
  rederive(revision: StoredRevision, { evaluator }: Rules): Rederived {
    const { memberRef, offsets, asOf, outcomeId, outcomeHash } = revision;
    const { events, gaps } = this.log.upTo(memberRef, offsets);
    const lost = this.losses.heldAt(revision.partition, revision.recordedAt);
    const key = canonicalJson([memberRef, offsets, asOf, revision.rules, lost]);
    const { evaluations } =
      this.memo?.key === key ? this.memo : (this.memo = { key, evaluations: new Map() });
    let other = '';
    for (const counted of gaps > 0 ? [gaps, 0] : [0]) {
      let evaluation = evaluations.get(counted);
      if (evaluation === undefined) {
        evaluation = evaluate(() => evaluator.evaluate(fold(memberRef, events, counted, lost), asOf));
        evaluations.set(counted, evaluation);
      }
      if (typeof evaluation === 'string') return { kind: 'threw', why: evaluation };
      const text = textOf(evaluation.outcomes, outcomeId);
      if (sha256Hex(text) === outcomeHash) return { kind: 'same', settled: counted !== gaps };
      other ||= text;
    }
    return { kind: 'other', outcome: other };
  }
}

function evaluate(act: () => Evaluation): Evaluation | string {
  try {
    return act();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function textOf(outcomes: readonly Outcome[], id: string): string {
  const outcome = outcomes.find((one) => one.id === id);
  return outcome ? canonicalJson(outcome) : 'null';
}

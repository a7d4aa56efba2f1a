import type { Determination, Evaluation, MemberRecord } from '@tam/record';
import type { CaseDiff } from './case-diff';
import type { Weight } from './outcome-change';

/** The status of a clock of which a side says nothing. */
export const NO_OUTCOME = 'none';

/** How many outcomes of one standard passed from one status to another. */
export interface Passage {
  readonly standard: string;
  /** A status, or `none`. */
  readonly before: string;
  readonly after: string;
  readonly count: number;
}

/** The sums of a comparison. */
export interface DiffTotals {
  readonly members: number;
  readonly cases: { readonly all: number; readonly same: number; readonly different: number };
  readonly outcomes: {
    readonly before: number;
    readonly after: number;
    readonly same: number;
    readonly new: number;
    readonly vanished: number;
  } & { readonly [weight in Weight]: number };
  /** Cases to whose place no pack is assigned. */
  readonly noPack: { readonly before: number; readonly after: number };
  /** By standard, before and after, in code-unit order. */
  readonly passages: readonly Passage[];
}

/** Counts what a comparison finds, member by member. */
export class DiffTally {
  private members = 0;
  private readonly cases = { all: 0, different: 0 };
  private readonly outcomes = {
    before: 0,
    after: 0,
    new: 0,
    vanished: 0,
    status: 0,
    time: 0,
    account: 0,
    grounds: 0,
  };
  private readonly noPack = { before: 0, after: 0 };
  private readonly counts = new Map<string, number>();

  /** Adds one member: what both sides say, and the cases that differ. */
  add(
    record: MemberRecord,
    before: Evaluation<Determination>,
    after: Evaluation<Determination>,
    cases: readonly CaseDiff[],
  ): void {
    this.members++;
    for (const { events, voided } of record.cases) if (events.length + voided.length > 0) this.cases.all++;
    this.cases.different += cases.length;
    this.outcomes.before += before.outcomes.length;
    this.outcomes.after += after.outcomes.length;
    this.noPack.before += noPackCases(before);
    this.noPack.after += noPackCases(after);
    for (const { changes } of cases) {
      for (const { kind, weight } of changes) this.outcomes[kind === 'changed' ? weight! : kind]++;
    }
    this.countPassages(before, after);
  }

  totals(): DiffTotals {
    const { members, cases, outcomes, noPack } = this;
    const { status, time, account, grounds } = outcomes;
    return {
      members,
      cases: { ...cases, same: cases.all - cases.different },
      outcomes: { ...outcomes, same: outcomes.after - outcomes.new - status - time - account - grounds },
      noPack,
      passages: [...this.counts.keys()].sort().map((key) => {
        const [standard = '', before = '', after = ''] = key.split('\n');
        return { standard, before, after, count: this.counts.get(key)! };
      }),
    };
  }

  private countPassages(before: Evaluation<Determination>, after: Evaluation<Determination>): void {
    const olds = new Map(before.outcomes.map((outcome) => [outcome.id, outcome.status]));
    for (const { id, standard, status } of after.outcomes) {
      this.countPassage(standard, olds.get(id) ?? NO_OUTCOME, status);
      olds.delete(id);
    }
    if (olds.size === 0) return;
    for (const { id, standard, status } of before.outcomes) {
      if (olds.has(id)) this.countPassage(standard, status, NO_OUTCOME);
    }
  }

  private countPassage(standard: string, before: string, after: string): void {
    const key = `${standard}\n${before}\n${after}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }
}

function noPackCases({ silent }: Evaluation<Determination>): number {
  return silent.filter(({ why }) => why === 'no-pack').length;
}

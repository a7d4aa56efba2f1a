import type { Decoded } from '@tam/events';
import type { Evaluation, MemberRecord, Outcome } from '@tam/record';
import { OutcomeLines } from './outcome-lines';
import { RejectList } from './reject-list';
import type { RunSummary } from './summary';

/** What a run gives: its outcomes, the lines it could not use, and the sums. */
export interface RunResult {
  readonly summary: RunSummary;
  readonly outcomes: OutcomeLines;
  readonly rejects: RejectList;
}

/** Gathers what a run finds, line by line and member by member. */
export class Tally {
  private readonly lines = { events: 0, control: 0, skipped: 0, rejected: 0 };
  private readonly found = {
    members: 0,
    cases: 0,
    noPack: 0,
    outsideHours: 0,
    awaitingRequest: 0,
    conflicts: 0,
  };
  private readonly failed: string[] = [];
  private readonly counts = new Map<string, Map<string, number>>();
  private readonly outcomes = new OutcomeLines();
  private readonly rejects = new RejectList();

  /** Counts one decoded line. */
  count(decoded: Decoded, line: number): void {
    switch (decoded.kind) {
      case 'event':
        this.lines.events++;
        break;
      case 'control':
        this.lines.control++;
        break;
      case 'skipped':
        this.lines.skipped++;
        break;
      case 'fault':
        this.lines.rejected++;
        this.rejects.add(line, decoded.fault);
        break;
    }
  }

  /** Adds what is said of one member. */
  add(record: MemberRecord, { outcomes, silent }: Evaluation): void {
    this.found.members++;
    this.found.conflicts += record.conflicts.size;
    for (const { events, voided } of record.cases)
      if (events.length > 0 || voided.length > 0) this.found.cases++;
    for (const { why } of silent) {
      if (why === 'no-pack') this.found.noPack++;
      else if (why === 'outside-hours') this.found.outsideHours++;
      else this.found.awaitingRequest++;
    }
    for (const outcome of outcomes) {
      this.outcomes.add(outcome);
      this.countOutcome(outcome);
    }
  }

  /** A member of whom the rules could say nothing. */
  fail(memberRef: string): void {
    this.found.members++;
    this.failed.push(memberRef);
  }

  result(lines: number, asOf: number | undefined): RunResult {
    const { outcomes, rejects } = this;
    const failed = this.failed.sort();
    const summary = { lines, ...this.lines, ...this.found, outcomes: this.counts, failed, asOf };
    return { summary, outcomes, rejects };
  }

  private countOutcome(outcome: Outcome): void {
    const { standard, rule } = outcome as Outcome & { standard?: string; rule?: string };
    const name = standard ?? rule ?? outcome.kind;
    let counts = this.counts.get(name);
    if (counts === undefined) this.counts.set(name, (counts = new Map<string, number>()));
    counts.set(outcome.status, (counts.get(outcome.status) ?? 0) + 1);
  }
}

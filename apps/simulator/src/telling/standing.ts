import type { Clock } from './clock';
import type { Evidence, Expected, Step, TrueStatus } from './truth';

type Stop = Pick<Step, 'stoppedBy' | 'evidence' | 'orElse'>;

/**
 * Writes down how one clock stands as its story goes on. Each call says what is true from an instant on (epoch ms) if
 * nothing more happens, the passing of the warning point and of the due date included; a later call overrules what
 * earlier ones foretold.
 */
export class Standing {
  private readonly turns: { from: number; steps: Step[] }[] = [];
  private dueAt: number;
  private readonly flags: { readonly from: number; readonly flag: string }[] = [];
  private readonly endsAs: TrueStatus;

  /** `late`: what is said once the due date has passed without a stop. */
  constructor(
    readonly clock: Clock,
    readonly existsFrom: number,
    { late = 'breached' }: { late?: 'breached' | 'undetermined' } = {},
  ) {
    this.dueAt = clock.dueAt;
    this.endsAs = late;
    this.idle(existsFrom);
  }

  /** Nothing suitable was ever offered. */
  idle(from: number): this {
    const { nothing, warnAt } = this.clock;
    if (from > warnAt) this.set(from, 'at-risk', nothing);
    else this.set(from, 'running').foretell(warnAt + 1, 'at-risk', nothing);
    return this.breaksWhenDue(from, this.endsAs);
  }

  /** What is offered lies beyond the due date. */
  lateOffer(from: number, then: TrueStatus = this.endsAs): this {
    return this.set(from, 'at-risk', this.clock.late).breaksWhenDue(from, then);
  }

  /** The timely offer was taken back. */
  withdrawn(from: number, then: TrueStatus = this.endsAs): this {
    return this.set(from, 'at-risk', 'offer-withdrawn').breaksWhenDue(from, then);
  }

  /** At risk for more than one of the named reasons. */
  atRisk(from: number): this {
    return this.set(from, 'at-risk').breaksWhenDue(from, this.endsAs);
  }

  met(from: number, stoppedBy: string, evidence: Evidence = 'offer'): this {
    return this.set(from, 'met', undefined, { stoppedBy, evidence });
  }

  /** Met by the first of several slots that would all have been in time. */
  metByEither(from: number, stoppedBy: string, orElse: string): this {
    return this.set(from, 'met', undefined, { stoppedBy, evidence: 'offer', orElse });
  }

  /** Met by an act that is no slot: a notice, a contact, a review, an answer, an arrival. */
  done(from: number, stoppedBy: string): this {
    return this.set(from, 'met', undefined, { stoppedBy });
  }

  excused(from: number, stoppedBy: string): this {
    return this.set(from, 'excused', undefined, { stoppedBy, evidence: 'offer' });
  }

  ended(from: number, because: string): this {
    return this.set(from, 'ended', because);
  }

  undetermined(from: number, because?: string): this {
    return this.set(from, 'undetermined', because);
  }

  voided(from: number): this {
    return this.set(from, 'void');
  }

  /** A valid extension or interval moves the due date; the warning point stays where it was. */
  moveDue(from: number, dueAt: number): this {
    this.dueAt = dueAt;
    return this.idle(from);
  }

  /** From this instant on the clock carries the flag. */
  flag(flag: string, from = this.existsFrom): this {
    this.flags.push({ from, flag });
    return this;
  }

  /** What must be said of the clock of this case. */
  expect(of: { memberRef: string; caseId: string }, anchorKey = 'request'): Expected {
    return {
      memberRef: of.memberRef,
      caseId: of.caseId,
      standard: this.clock.standard,
      anchorKey,
      startedAt: this.clock.startAt,
      turns: this.turns,
      flags: this.flags,
    };
  }

  private set(from: number, status: TrueStatus, because?: string, stop: Stop = {}): this {
    this.turns.push({ from, steps: [] });
    return this.foretell(from, status, because, stop);
  }

  private breaksWhenDue(from: number, status: TrueStatus): this {
    if (from > this.dueAt) return this.set(from, status);
    return this.foretell(this.dueAt + 1, status);
  }

  private foretell(since: number, status: TrueStatus, because?: string, stop: Stop = {}): this {
    this.turns.at(-1)?.steps.push({
      since,
      status,
      ...(because === undefined ? {} : { because }),
      dueAt: this.dueAt,
      ...(this.dueAt === this.clock.dueAt ? {} : { originalDueAt: this.clock.dueAt }),
      ...stop,
      flags: [],
    });
    return this;
  }
}

import { readFileSync } from 'node:fs';

/** One step of a clock as the simulator wrote it down. Instants are ISO 8601 UTC. */
interface TrueStep {
  readonly since: string;
  readonly status: string;
  readonly dueAt: string;
  readonly originalDueAt?: string;
  readonly stoppedBy?: string;
  readonly flags: readonly string[];
}

/** One line of the simulator's truth. */
export interface TrueClock {
  readonly memberRef: string;
  readonly caseId: string;
  readonly story: string;
  readonly variant: string;
  readonly standard: string;
  readonly anchorKey: string;
  readonly startedAt: string;
  readonly steps: readonly TrueStep[];
}

/** An outcome as an installation last said it, as far as a truth speaks of it. */
export interface SaidOutcome {
  readonly memberRef: string;
  readonly caseId: string;
  readonly standard: string;
  readonly anchorKey: string;
  readonly status: string;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly originalDueAt?: string;
  readonly stoppedBy?: string;
  readonly flags: readonly string[];
}

/** How far behind the present a deadline may be that is about to be said, ms. */
const TICK = 5_000;

/** The truth of a finished simulation: its clocks, and the cases of which nothing is claimed. */
export class SimulatedTruth {
  readonly clocks: readonly TrueClock[];
  private readonly unsettled: ReadonlySet<string>;

  constructor(path: string) {
    const lines = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as TrueClock & { readonly unsettled?: true });
    this.clocks = lines.filter(({ steps }) => (steps as unknown) !== undefined);
    this.unsettled = new Set(lines.filter(({ unsettled }) => unsettled).map(({ caseId }) => caseId));
  }

  /** Everything in which an installation differs from the truth at an instant (epoch ms), in words. */
  differences(said: readonly SaidOutcome[], now: number): readonly string[] {
    const left = new Map(said.map((outcome) => [nameOf(outcome), outcome]));
    const differing: string[] = [];
    for (const clock of this.clocks) {
      const outcome = left.get(nameOf(clock));
      left.delete(nameOf(clock));
      const fits = stepsAround(clock, now).some((step) => outcome && agrees(clock, step, outcome));
      if (!fits) differing.push(tell(clock, now, outcome));
    }
    for (const [name, { caseId, status }] of left) {
      if (!this.unsettled.has(caseId)) differing.push(`${name}: ${status}, of which no story knows`);
    }
    return differing;
  }
}

const nameOf = ({ memberRef, caseId, standard, anchorKey }: SaidOutcome | TrueClock): string =>
  [memberRef, caseId, standard, anchorKey].join(' ');

/** The step at an instant, and the one before it if that ended a moment ago. */
function stepsAround({ steps }: TrueClock, now: number): readonly TrueStep[] {
  return steps.filter(({ since }, i) => {
    const next = steps[i + 1];
    return Date.parse(since) <= now && (next === undefined || Date.parse(next.since) > now - TICK);
  });
}

function agrees(clock: TrueClock, step: TrueStep, outcome: SaidOutcome): boolean {
  return (
    outcome.status === step.status &&
    outcome.startedAt === clock.startedAt &&
    outcome.dueAt === step.dueAt &&
    outcome.originalDueAt === step.originalDueAt &&
    (step.stoppedBy === undefined || outcome.stoppedBy === step.stoppedBy) &&
    step.flags.every((flag) => outcome.flags.includes(flag))
  );
}

function tell(clock: TrueClock, now: number, outcome: SaidOutcome | undefined): string {
  const truth = JSON.stringify(stepsAround(clock, now));
  return `${nameOf(clock)} (${clock.story}, ${clock.variant}): should be ${truth}, is ${JSON.stringify(outcome)}`;
}

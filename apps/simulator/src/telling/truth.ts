import type { TamEvent } from '@tam/events';

export type TrueStatus =
  'running' | 'at-risk' | 'met' | 'breached' | 'excused' | 'ended' | 'undetermined' | 'void';

/** From `since` on, until the next step, this is how the clock stands. Instants are epoch ms. */
export interface Step {
  readonly since: number;
  readonly status: TrueStatus;
  /** Named where the design names one; it holds at `since`, later reasons may take over. */
  readonly because?: string;
  readonly dueAt: number;
  /** Where the due date was moved: the one before. */
  readonly originalDueAt?: number;
  /** What stopped the clock, and what kind of evidence that was. */
  readonly stoppedBy?: string;
  readonly evidence?: Evidence;
  /** A later offer that would have stopped it in time as well; it takes the place of a first recorded too late. */
  readonly orElse?: string;
  /** Flags that must be there; others may be. */
  readonly flags: readonly string[];
}

export type Evidence = 'offer' | 'booking-only' | 'attended';

/** What one happening made true: from `from` (epoch ms) on these steps, in place of all that was foretold before. */
export interface Turn {
  readonly from: number;
  readonly steps: readonly Step[];
}

/** What must be said of one clock of one story, known because the story was built so. */
export interface Expected {
  readonly memberRef: string;
  readonly caseId: string;
  readonly standard: string;
  readonly anchorKey: string;
  readonly startedAt: number;
  /** In the order of time; the first begins the clock. */
  readonly turns: readonly Turn[];
  /** From when on (epoch ms) the clock carries a flag. */
  readonly flags: readonly { readonly from: number; readonly flag: string }[];
}

/** One event and when its source sends it on (epoch ms); `event.recordedTime` is not set yet. */
export interface Utterance {
  readonly event: TamEvent;
  readonly heardAt: number;
}

/** One finished story: its events by time, and its truth. */
export interface Told {
  readonly kind: string;
  readonly variant: string;
  readonly memberRef: string;
  readonly utterances: readonly Utterance[];
  /** Every determination there will be; no others. */
  readonly expected: readonly Expected[];
  /** Cases of which nothing may be said, and why. */
  readonly silent: readonly { readonly caseId: string; readonly why: 'no-pack' }[];
  /** The steps hold from here on: a void acts on the past as well, so nothing is claimed before it has come. */
  readonly settledFrom: number;
}

/**
 * How a clock stands from step to step if nothing that happens after `cut` (epoch ms) is ever heard of; empty: there is
 * no such clock then. Up to the cut the steps answer "how did it stand", after it only time goes on.
 */
export function stepsOf({ turns, flags }: Expected, cut = Infinity): readonly Step[] {
  let steps: Step[] = [];
  for (const turn of turns) {
    if (turn.from > cut) break;
    steps = [...steps.filter(({ since }) => since < turn.from), ...turn.steps];
  }
  return steps.map((step) => ({
    ...step,
    flags: [
      ...step.flags,
      ...flags.filter(({ from }) => from <= step.since && from <= cut).map(({ flag }) => flag),
    ],
  }));
}

/** How a clock stands at an instant, with the events up to it; undefined: there is no such clock then. */
export function statusAt(expected: Expected, instant: number): Step | undefined {
  return stepsOf(expected).findLast((step) => step.since <= instant);
}

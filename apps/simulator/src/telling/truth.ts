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

/**
 * What must be said of one clock of one story, known because the story was built so. `steps` answer "how did it stand
 * at T": with the events up to T and no others.
 */
export interface Expected {
  readonly memberRef: string;
  readonly caseId: string;
  readonly standard: string;
  readonly anchorKey: string;
  readonly startedAt: number;
  readonly steps: readonly Step[];
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

/** How a clock stands at an instant, with the events up to it; undefined before its first step. */
export function statusAt(expected: Expected, instant: number): Step | undefined {
  return expected.steps.findLast((step) => step.since <= instant);
}

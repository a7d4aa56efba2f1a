import type { ControlEvent, TamEvent } from '@tam/events';
import type { CommitFate, Limits, SourcePlan } from '@tam/monitor';

export const INTAKE = 'tam.intake.v1';
export const SCHEDULING = 'tam.scheduling.v1';
export const BACKFILL = 'tam.backfill.v1';
/** One partition, read by every instance outside of the group. */
export const CONTROL = 'tam.control.v1';
export const LIVE = [INTAKE, SCHEDULING] as const;
export const TOPICS = [...LIVE, BACKFILL] as const;

/** One thing that reaches the log. `at`: ms from the begin of the schedule. */
export type Delivery = { readonly at: number; readonly topic: string; readonly partition: number } & (
  | { readonly kind: 'event'; readonly event: TamEvent }
  /** A source speaks of itself. */
  | { readonly kind: 'control'; readonly event: ControlEvent }
  /** Unusable; with a memberRef its key could be read. */
  | { readonly kind: 'garbage'; readonly memberRef: string | undefined }
  /** A sound event on a partition that is not that of its key. */
  | { readonly kind: 'misrouted'; readonly event: TamEvent }
  | { readonly kind: 'skipped' }
  /** Takes an offset and is never handed over. */
  | { readonly kind: 'hidden' }
  /** A transaction begins or ends: what lies between cannot be read before its end. */
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
);

/** What becomes of a COMMIT; 'later': its answer is lost, and it happens only after it was asked about. */
export type Fate = CommitFate | 'later';

/** Something that goes wrong. Instances are numbered from 0; times in ms from the begin, `for` in ms. */
export type Fault =
  /** kill -9 before the Nth act of the instance, over all its lives. */
  | {
      readonly kind: 'crash';
      readonly instance: number;
      readonly act: number;
      readonly downFor: number;
    }
  /** A graceful stop, and a start after it. */
  | { readonly kind: 'stop'; readonly instance: number; readonly at: number; readonly downFor: number }
  /** SIGSTOP and SIGCONT: beyond the session timeout its partitions go to others, and it wakes as a zombie. */
  | { readonly kind: 'stand-still'; readonly instance: number; readonly at: number; readonly for: number }
  | { readonly kind: 'commit'; readonly nth: number; readonly fate: Fate }
  /** With `overlap` the new owners begin before the old ones have heard. */
  | { readonly kind: 'rebalance'; readonly at: number; readonly overlap: boolean }
  | {
      readonly kind: 'publication';
      readonly nth: number;
      readonly fate: 'refused' | 'part' | 'answer-lost';
    }
  | { readonly kind: 'database-away'; readonly at: number; readonly for: number }
  | { readonly kind: 'database-slow'; readonly at: number; readonly for: number; readonly by: number }
  | { readonly kind: 'database-clock-back'; readonly at: number; readonly by: number }
  | { readonly kind: 'database-clock-ahead'; readonly at: number; readonly by: number }
  | { readonly kind: 'broker-away'; readonly at: number; readonly for: number }
  | { readonly kind: 'offsets-late'; readonly at: number; readonly for: number; readonly by: number }
  /** Nothing of a topic is handed over. */
  | { readonly kind: 'lag'; readonly topic: string; readonly at: number; readonly for: number }
  /** For a while fetches begin below, or above, the position that was asked for. */
  | { readonly kind: 'wrong-fetches'; readonly at: number; readonly for: number }
  | { readonly kind: 'wall-jump'; readonly instance: number; readonly at: number; readonly by: number }
  /** A person redrives a dead letter: it comes back mended, or as unusable as before; now and then twice. */
  | { readonly kind: 'redrive'; readonly at: number; readonly isMended: boolean; readonly isTwice: boolean }
  /** A person gives a dead letter up. */
  | { readonly kind: 'discard'; readonly at: number }
  /** Other rules are activated; the instances that have them follow within so long of it. */
  | { readonly kind: 'activate'; readonly at: number; readonly within: number }
  /** What every state of the database has applied is taken from the log. */
  | { readonly kind: 'retention'; readonly at: number }
  /** All instances are stopped and the database is put back to what it held at `copiedAt`; the epoch goes up. */
  | { readonly kind: 'restore'; readonly copiedAt: number; readonly at: number }
  /** The evaluator throws the Nth time it is asked. */
  | { readonly kind: 'rule-throws'; readonly nth: number };

export type FaultKind = Fault['kind'];

/** Everything that happens in one run, drawn from a seed; the rest is latency drawn from the same seed. */
export interface Schedule {
  readonly seed: number;
  readonly rules: 'plain' | 'access';
  /** Epoch ms at which the schedule begins. */
  readonly start: number;
  /** Every deadline that is looked at lies before this, epoch ms. */
  readonly decidedTo: number;
  readonly partitions: number;
  readonly instances: number;
  readonly limits: Partial<Limits>;
  /** What the deployer says of the sources; undefined: nothing. */
  readonly sources?: SourcePlan | undefined;
  /** After so long without a sign the group gives the partitions of an instance to others, ms. */
  readonly sessionTimeout: number;
  /** Everything on its way takes equally long. */
  readonly calm: boolean;
  readonly deliveries: readonly Delivery[];
  readonly faults: readonly Fault[];
}

import { isTamError, TamError } from '@tam/errors';
import { Backoff } from '../backoff';
import { standpointAfter } from '../gate/cleared-to';
import type { Limits } from '../limits';
import type { MonitorObserver } from '../observer';
import type { OwnedPartition } from '../partition/owned-partition';
import type { Cancel, Clock, Randomness } from '../ports';
import type { RoundOutcome, RoundPlan, RoundRunner } from './run-round';
import { chooseRound, type InputTopics } from './choose-round';
import type { SteadyTime } from '../time/steady-time';
import { timeAsk, type GateOf } from './find-due';

export interface LoopParts {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly runner: Pick<RoundRunner, 'run'>;
  readonly topics: InputTopics;
  readonly gateOf: GateOf;
  readonly time: SteadyTime;
  readonly limits: Limits;
  readonly observer: MonitorObserver;
}

/** What the loop asks of whoever owns the partitions. */
export interface LoopOwner {
  /** In ascending order. */
  partitions(): readonly OwnedPartition[];
  restart(partitions: readonly OwnedPartition[], pause: number): void;
  stop(one: OwnedPartition, error: TamError): void;
  /** A round was taken out of the queues. */
  taken(): void;
  committed(outcome: RoundOutcome): void;
}

/** Begins rounds when there is reason to, a few at once over different partitions, and says what becomes of each. */
export class RoundLoop {
  /** Rounds under way, with the monotonic time at which each began. */
  private readonly underWay = new Map<Promise<void>, number>();
  /** Partitions that go into rounds alone, because something failed for good in a round that held them. */
  private readonly alone = new Set<number>();
  private readonly backoff: Backoff;
  private timer: Cancel | undefined;
  private lastPartition = -1;
  private isStopped = false;

  constructor(
    private readonly parts: LoopParts,
    private readonly owner: LoopOwner,
  ) {
    const { randomness, limits } = parts;
    this.backoff = new Backoff(randomness, limits.firstPause, limits.longestPause);
  }

  /** The database's time as we reckon it, epoch ms; 0 before it was first heard. Never used to decide, only to ask. */
  get now(): number {
    return this.parts.time.at(this.parts.clock.monotonic());
  }

  /** Looks whether a deadline is reached in partitions that are free. */
  reviewTime(): void {
    for (const one of this.owner.partitions()) this.reviewTimeOf(one);
  }

  /** Begins as many rounds as there is reason and room for. */
  wake(): void {
    while (!this.isStopped && this.underWay.size < this.parts.limits.roundsAtOnce) {
      const choice = this.choose();
      if (choice.kind === 'wait') {
        this.planWake(choice.for);
        return;
      }
      this.lastPartition = choice.lastPartition;
      this.owner.taken();
      this.begin(choice.plan);
    }
  }

  /** For how long a round has not ended, or what waits has not gone into one, ms; failures are neither. */
  get stalledFor(): number {
    const now = this.parts.clock.monotonic();
    let since = Math.min(now, ...this.underWay.values());
    if (this.underWay.size === 0) {
      for (const { state, waitingSince } of this.owner.partitions())
        if (state === 'idle') since = Math.min(since, waitingSince ?? now);
    }
    return now - since;
  }

  /** Settles when the rounds that are under way now are over. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay.keys());
  }

  /** Begins no more rounds and waits for those under way. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.timer?.();
    await this.settled();
  }

  private choose(): ReturnType<typeof chooseRound> {
    const { clock, topics, limits } = this.parts;
    let candidates = this.owner.partitions();
    if (this.alone.size > 0) {
      const lone = candidates.find((one) => this.alone.has(one.number) && isBusyOrWaiting(one));
      candidates = lone ? [lone] : candidates;
    }
    return chooseRound(candidates, this.lastPartition, clock.monotonic(), topics, limits);
  }

  private planWake(delay: number): void {
    this.timer?.();
    this.timer = delay === Infinity ? undefined : this.parts.clock.after(delay, () => this.wake());
  }

  private begin(plan: RoundPlan): void {
    const round = this.run(plan).finally(() => {
      this.underWay.delete(round);
      this.wake();
    });
    this.underWay.set(round, this.parts.clock.monotonic());
  }

  private async run(plan: RoundPlan): Promise<void> {
    const partitions = plan.partitions.map(({ owned }) => owned);
    try {
      const outcome = await this.parts.runner.run(plan);
      this.backoff.succeeded();
      const { events, members } = outcome.figures;
      if (partitions.length === 1 && events + members > 0) this.alone.delete(partitions[0]!.number);
      for (const one of partitions) {
        if (one.state === 'busy') one.state = 'idle';
        this.reviewTimeOf(one);
      }
      if (outcome.fenced.length > 0) {
        this.parts.observer.fenced(outcome.fenced.map((one) => one.number));
        this.owner.restart(outcome.fenced, this.pauseAfterFence());
      }
      this.owner.committed(outcome);
      this.parts.observer.committed(outcome.figures);
    } catch (error) {
      this.failed(error, partitions);
    }
  }

  /** Two that both take a partition for theirs must not meet again at once, or neither gets anywhere. */
  private pauseAfterFence(): number {
    return this.parts.limits.firstPause * (0.5 + this.parts.randomness.fraction() / 2);
  }

  /** What may pass is tried again; what will not is narrowed down to one partition, which then stands still. */
  private failed(error: unknown, partitions: readonly OwnedPartition[]): void {
    this.parts.observer.failed(
      error,
      partitions.map((one) => one.number),
    );
    this.backoff.failed();
    const mayPass = isTamError(error) && error.retriable;
    if (!mayPass && partitions.length === 1) {
      this.alone.delete(partitions[0]!.number);
      this.owner.stop(partitions[0]!, asTamError(error));
      return;
    }
    if (!mayPass) for (const one of partitions) this.alone.add(one.number);
    this.owner.restart(partitions, this.backoff.pause());
  }

  private reviewTimeOf(one: OwnedPartition): void {
    if (one.state !== 'idle' || this.now === 0) return;
    const { topics, limits, gateOf } = this.parts;
    const at = standpointAfter(one.progress, [], one.readings, topics.live, this.now);
    const monotonic = this.parts.clock.monotonic();
    if (one.sealFrom === Infinity) one.sealFrom = monotonic + limits.sealEvery;
    if (!one.walk && monotonic >= one.sealFrom) one.walk = { purpose: 'seal', after: '' };
    if (one.walk && !one.isWalkDue && monotonic >= one.walkFrom) {
      const walking = this.owner.partitions().filter(({ walk }) => walk).length;
      one.walkFrom = monotonic + (limits.walkStep / limits.walkRate) * 1_000 * walking;
      one.isWalkDue = true;
    }
    one.isTimeReady = one.isWalkDue || timeAsk(one, at, this.now, limits, gateOf).scopes.length > 0;
  }
}

function isBusyOrWaiting(one: OwnedPartition): boolean {
  return one.state === 'busy' || (one.state === 'idle' && (one.hasQueued || one.isTimeReady));
}

function asTamError(error: unknown): TamError {
  if (isTamError(error)) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new TamError('TAM_MONITOR_ROUND_FAILED', `${why}.`, {}, { cause: error });
}

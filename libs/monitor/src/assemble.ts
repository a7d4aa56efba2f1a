import { createStorer, type Evaluator, type Outcome } from '@tam/record';
import type { FileOutcome } from './filing';
import { IntakeGuard } from './breaker/intake-guard';
import { GateKeeper } from './gate/gate-keeper';
import type { Limits } from './limits';
import type { CachedDictionary } from './member/dictionary';
import { MemberEvaluator } from './member/evaluate-member';
import { MemberRowCodec } from './member/member-rows';
import type { MonitorObserver } from './observer';
import type { OwnedPartition } from './partition/owned-partition';
import { PartitionOwner } from './partition/partition-owner';
import { startPartitions, type StartedPartition } from './partition/start-partitions';
import type {
  Clock,
  FoundGap,
  Installation,
  LogSource,
  MonitorStore,
  Published,
  Randomness,
  Sink,
} from './ports';
import { BackPressure } from './queue/back-pressure';
import type { Output } from './relay/output';
import { Relay } from './relay/relay';
import type { InputTopics } from './round/choose-round';
import type { GateOf } from './round/find-due';
import { RoundLoop } from './round/round-loop';
import { RoundRunner } from './round/run-round';
import { ControlFollower } from './sources/control-follower';
import type { SourcePlan } from './sources/declared-source';
import { SourceGate } from './sources/source-gate';
import { Sweeper } from './sweep/sweeper';
import { SteadyTime } from './time/steady-time';

export interface MonitorPorts {
  readonly source: LogSource;
  readonly store: MonitorStore;
  readonly sink: Sink;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** The control topic, of which every instance reads all; undefined: no source is followed. */
  readonly control?: ControlPort;
  /** The ends of what was published; undefined: whether the database is behind it is not looked at. */
  readonly published?: () => Promise<readonly Published[]>;
}

export interface ControlPort {
  readonly topic: string;
  readonly source: LogSource;
}

/** What a monitor is told to be. */
export interface MonitorPlan<O extends Outcome = Outcome> {
  readonly evaluator: Evaluator<O>;
  readonly file: FileOutcome<O>;
  readonly topics: InputTopics;
  readonly output: Output;
  /** The partition count of the input topics where none is recorded yet; the topics must have it. */
  readonly partitions: number;
  /** Older matters have no effects; undefined: older than the first start. Epoch ms. */
  readonly effectsFrom?: number;
  readonly limits?: Partial<Limits>;
  /** What the deployer says of the sources; undefined: the source gate is open. */
  readonly sources?: SourcePlan;
}

/** The parts of a monitor at work. */
export interface Running {
  readonly owner: PartitionOwner;
  readonly loop: RoundLoop;
  readonly gate: GateKeeper;
  readonly sweeper: Sweeper;
  readonly guard: IntakeGuard;
  /** Partitions that may go into rounds: ours, and those looked after. Ascending. */
  readonly atWork: () => readonly OwnedPartition[];
  readonly relay: Relay;
  readonly control: ControlFollower | undefined;
}

/** What was found in the database when the monitor started. */
export interface Found {
  readonly installation: Installation;
  readonly dictionary: CachedDictionary;
  /** Hash of the rule set. */
  readonly rules: string;
}

/** Puts the parts together. They know each other by narrow interfaces only. */
export function assemble<O extends Outcome>(
  ports: MonitorPorts,
  plan: MonitorPlan<O>,
  limits: Limits,
  observer: MonitorObserver,
  found: Found,
): Running {
  const { live, backfill } = plan.topics;
  const { partitions } = found.installation;
  const sources = new SourceGate(plan.sources ?? NO_SOURCES, Object.keys(plan.evaluator.reads));
  const gateOf: GateOf = (scope, at) => sources.clearedTo(found.dictionary.scopeText(scope), at);
  const control = newFollower(ports, limits, observer);
  const relay = new Relay(ports, plan.output, limits, observer);
  const writer = ports.randomness.token();
  const time = new SteadyTime(limits.clockTolerance, limits.clockPause, (by) =>
    observer.clockJumped('database', by),
  );
  const backPressure = [
    new BackPressure(ports.source, live, limits.highMark, limits.lowMark),
    new BackPressure(ports.source, backfill, limits.backfillHighMark, limits.backfillLowMark),
  ];
  const review = (): void => {
    owner.reviewProofs();
    loop.reviewTime();
    loop.wake();
  };
  const restart = (ones: readonly OwnedPartition[], pause: number): void => {
    sweeper.rest(ones, pause);
    owner.restart(ones, pause);
  };
  const topics = { live, all: [...live, ...backfill] };
  const gate = new GateKeeper(ports, topics, partitions, limits, gateOf, control, {
    read: (reading) => {
      time.heard(reading.heard);
      return { ...reading, at: time.steady(reading.at, reading.heard.answered) };
    },
    installed: review,
    gap: (one) => restart([one], limits.firstPause),
    failed: (error) => observer.failed(error, []),
  });
  const start = (
    wanted: readonly number[],
    owned: number,
    replaced: readonly FoundGap[] = [],
  ): Promise<readonly StartedPartition[]> =>
    startPartitions(wanted, owned, replaced, {
      store: ports.store,
      readGate: () => gate.read(),
      topics: plan.topics,
      partitions,
      rules: found.rules,
      limits,
      readScopes: async () => {
        await found.dictionary.refresh();
        return found.dictionary.scopes;
      },
    });
  const guard = new IntakeGuard({
    store: ports.store,
    source: ports.source,
    clock: ports.clock,
    topics: topics.all,
    owned: (partition) => owner.all.find(({ number }) => number === partition),
    now: () => time.at(ports.clock.monotonic()),
    limits,
    observer,
  });
  const owner: PartitionOwner = new PartitionOwner({
    ports,
    topics: plan.topics,
    start,
    relay,
    guard,
    backPressure,
    limits,
    observer,
    taken: (ours) => sweeper.release(ours),
    queued: () => loop.wake(),
    started: review,
    roundsUnderWay: () => loop.settled(),
  });
  const sweeper: Sweeper = new Sweeper({
    store: ports.store,
    clock: ports.clock,
    randomness: ports.randomness,
    writer,
    partitions,
    owned: () => owner.ours,
    begin: (orphans) => start(orphans, partitions),
    roundsUnderWay: () => loop.settled(),
    relay,
    limits,
    observer,
    started: review,
  });
  const atWork = (): readonly OwnedPartition[] =>
    sweeper.all.length === 0 ? owner.all : [...owner.all, ...sweeper.all].sort((a, b) => a.number - b.number);
  const loop: RoundLoop = new RoundLoop(
    {
      clock: ports.clock,
      randomness: ports.randomness,
      runner: newRunner(ports, plan, limits, observer, found, writer, sources, gateOf, time),
      topics: plan.topics,
      gateOf,
      time,
      limits,
      observer,
    },
    {
      partitions: atWork,
      restart,
      stop: (one, error) => {
        sweeper.rest([one], limits.longestPause);
        owner.stop(one, error);
      },
      taken: () => backPressure.forEach((pressure) => pressure.review(owner.all)),
      committed: ({ revisions, letters }) => relay.offer(revisions, letters),
    },
  );
  return { owner, sweeper, guard, atWork, loop, gate, relay, control };
}

const NO_SOURCES: SourcePlan = { declared: [], openStatuses: [] };

function newFollower(
  { control, clock }: MonitorPorts,
  limits: Limits,
  observer: MonitorObserver,
): ControlFollower | undefined {
  if (!control) return undefined;
  const failed = (error: unknown): void => observer.failed(error, []);
  const lost = (error: Error): void => observer.sourceFailed(error);
  return new ControlFollower({ ...control, clock, pause: limits.longestPause, failed, lost });
}

function newRunner<O extends Outcome>(
  ports: MonitorPorts,
  { evaluator, file, topics }: MonitorPlan<O>,
  limits: Limits,
  observer: MonitorObserver,
  { installation, dictionary, rules }: Found,
  writer: string,
  sources: SourceGate,
  gateOf: GateOf,
  time: SteadyTime,
): RoundRunner {
  const { epoch, effectsFrom } = installation;
  return new RoundRunner(ports.store, ports.clock, createStorer(evaluator.reads), writer, {
    evaluator: new MemberEvaluator(evaluator, file),
    codec: new MemberRowCodec(evaluator.reads, dictionary),
    dictionary,
    observer,
    limits,
    liveTopics: topics.live,
    sources,
    gateOf,
    steady: (now) => time.steady(now, ports.clock.monotonic()),
    context: { epoch, effectsFrom, rules },
  });
}

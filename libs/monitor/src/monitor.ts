import { TamError } from '@tam/errors';
import { canonicalJson, sha256Hex, type Evaluator, type Outcome } from '@tam/record';
import { assemble, type MonitorPlan, type MonitorPorts, type Running } from './assemble';
import { DEFAULT_LIMITS, type Limits } from './limits';
import { CachedDictionary } from './member/dictionary';
import { SILENT, type MonitorObserver } from './observer';
import type { OwnedPartition } from './partition/owned-partition';
import type { Cancel, FirstStart, Installation, Published, RuleSet, TopicPosition } from './ports';
import { NO_WORDS, type Words } from './sources/words';
import { WallWatch } from './time/wall-watch';

export interface StoppedPartition {
  readonly partition: number;
  readonly error: TamError;
}

export interface MonitorStatus {
  /** Partitions being worked on, ascending. */
  readonly running: readonly number[];
  /** Partitions that are ours and have not started yet. */
  readonly starting: readonly number[];
  readonly stopped: readonly StoppedPartition[];
  /** Partitions are assigned, and each has passed its first gate or stands still. */
  readonly isReady: boolean;
  /** Records in memory, not applied yet. */
  readonly queued: number;
}

/**
 * A live monitor: reads the log, keeps the record of every member, says what follows from it, and publishes what it
 * said. It knows neither the rules nor the services behind its ports.
 */
export class Monitor<O extends Outcome = Outcome> {
  private readonly limits: Limits;
  private readonly wallWatch: WallWatch;
  private running: Running | undefined;
  private timer: Cancel | undefined;
  private committedAt = -Infinity;
  private turnsReviewedAt = -Infinity;
  private eraseAt = -Infinity;
  private isStalled = false;

  constructor(
    private readonly ports: MonitorPorts,
    private readonly plan: MonitorPlan<O>,
    private readonly observer: MonitorObserver = SILENT,
  ) {
    this.limits = { ...DEFAULT_LIMITS, ...plan.limits };
    this.wallWatch = new WallWatch(ports.clock, this.limits.clockTolerance, (by) =>
      observer.clockJumped('host', by),
    );
  }

  /**
   * Prepares the database where this is the first start, joins the readers of the log and begins. Rejects with
   * TAM_MONITOR_PARTITIONS_CHANGED where the topics do not have the recorded count, and with what the ports say.
   */
  async start(): Promise<void> {
    const { ports, plan } = this;
    const ruleSet = ruleSetOf(plan.evaluator);
    const found = await ports.store.initialise(await this.firstStart(ruleSet));
    refuseOtherRules(found, ruleSet);
    const installation = await this.behindWhatWasPublished(found);
    if (installation.partitions !== plan.partitions) {
      throw partitionsChanged(plan.partitions, installation.partitions, 'The input topics');
    }
    const dictionary = new CachedDictionary(ports.store);
    await dictionary.refresh();
    this.running = assemble(ports, plan, this.limits, this.observer, {
      installation,
      dictionary,
      rules: ruleSet.hash,
    });
    await Promise.all([this.running.control?.start(), ports.source.start(this.running.owner)]);
    this.running.sweeper.start();
    this.tick();
  }

  /** Leaves the log, ends the rounds under way and publishes what they have said. */
  async stop(): Promise<void> {
    this.timer?.();
    await this.ports.source.stop();
    if (!this.running) return;
    const { loop, owner, sweeper, guard, relay, control } = this.running;
    guard.stop();
    await control?.stop();
    await sweeper.stop();
    await loop.stop();
    owner.close();
    await relay.stop();
  }

  status(): MonitorStatus {
    const owner = this.running?.owner;
    const all = owner?.all ?? [];
    const starting = owner?.starting ?? [];
    return {
      running: all
        .filter(({ state }) => state !== 'stopped' && state !== 'loading')
        .map(({ number }) => number),
      starting,
      stopped: all.flatMap(({ number, error }) => (error ? [{ partition: number, error }] : [])),
      isReady: owner !== undefined && owner.isAssigned && starting.length === 0,
      queued: all.reduce((sum, { queued }) => sum + queued, 0),
    };
  }

  /** What the sources have said of themselves so far, by source. */
  get words(): Words {
    return this.running?.control?.words ?? NO_WORDS;
  }

  /** A database restored behind what was published goes on in a new epoch, so that consumers take what it says anew. */
  private async behindWhatWasPublished(installation: Installation): Promise<Installation> {
    const { published, store } = this.ports;
    if (!published) return installation;
    const ends = await published();
    const rows = await store.progress(ends.map(({ partition }) => partition));
    const seqs = new Map(rows.map(({ partition, seq }) => [partition, seq]));
    const epoch = ends
      .filter((end) => end.epoch > installation.epoch || isAhead(end, installation, seqs))
      .reduce((highest, end) => Math.max(highest, end.epoch + 1), installation.epoch);
    // Also where nothing is to be raised: another may have raised it, and written since, while the ends were looked at.
    const held = await store.raiseEpoch(installation.epoch, epoch);
    if (epoch > installation.epoch) this.observer.epochRaised(held.epoch);
    return held;
  }

  private get topics(): readonly string[] {
    return [...this.plan.topics.live, ...this.plan.topics.backfill];
  }

  private async firstStart(ruleSet: FirstStart['ruleSet']): Promise<FirstStart> {
    const offsets = await this.ports.source.offsets(this.topics);
    const topics = this.topics.map((topic) => {
      const low = offsets.filter((row) => row.topic === topic).map((row) => row.low);
      if (low.length !== this.plan.partitions)
        throw partitionsChanged(low.length, this.plan.partitions, topic);
      return { topic, low };
    });
    return { partitions: this.plan.partitions, topics, effectsFrom: this.plan.effectsFrom, ruleSet };
  }

  /**
   * Looks now and then whether somebody else has written a partition in which nothing happens here: a person who settled
   * a letter, or an owner that was taken for dead. It begins again from its row.
   */
  private reviewTurns({ owner, atWork }: Running): void {
    const { clock, store } = this.ports;
    if (clock.monotonic() - this.turnsReviewedAt < this.limits.reviewTurnsEvery) return;
    this.turnsReviewedAt = clock.monotonic();
    this.reviewRules();
    const idle = atWork().filter(({ state }) => state === 'idle' || state === 'stopped');
    if (idle.length === 0) return;
    store.progress(idle.map(({ number }) => number)).then(
      (rows) => {
        const turns = new Map(rows.map(({ partition, turn }) => [partition, turn]));
        const moved = idle.filter(({ number, progress }) => (turns.get(number) ?? 0) > progress.turn);
        owner.retry(moved.filter(({ state }) => state === 'stopped'));
        const ahead = moved.filter(({ state }) => state === 'idle');
        if (ahead.length === 0) return;
        this.observer.fenced(ahead.map(({ number }) => number));
        owner.restart(ahead, 0);
      },
      (error: unknown) => this.observer.failed(error, []),
    );
  }

  private refuseStall(duration: number): void {
    if (this.isStalled || duration < this.limits.stalledAfter) return;
    this.isStalled = true;
    this.observer.stalled(duration);
  }

  /** Bytes of dead letters are not kept for ever: a few at a time, the next soon where there are more. */
  private eraseLetters(): void {
    const { clock, store } = this.ports;
    const { letterBytesKept, eraseEvery, eraseStep } = this.limits;
    if (clock.monotonic() < this.eraseAt) return;
    this.eraseAt = clock.monotonic() + eraseEvery;
    store.eraseLetters(letterBytesKept, eraseStep).then(
      (erased) => {
        if (erased > 0) this.observer.erased(erased);
        if (erased >= eraseStep) this.eraseAt = clock.monotonic();
      },
      (error: unknown) => this.observer.failed(error, []),
    );
  }

  /** Two rule sets must not contradict each other: whoever has not the active one leaves the records alone. */
  private reviewRules(): void {
    const { hash } = ruleSetOf(this.plan.evaluator);
    this.ports.store.activeRules().then(
      (active) => {
        if (active !== undefined && active !== hash) this.observer.rulesReplaced();
      },
      (error: unknown) => this.observer.failed(error, []),
    );
  }

  private tick(): void {
    const { clock, source } = this.ports;
    this.timer = clock.after(this.limits.tickEvery, () => {
      this.tick();
      if (!this.running) return;
      const { gate, loop, owner, atWork } = this.running;
      this.wallWatch.look();
      gate.review(
        atWork().filter(({ state }) => state !== 'stopped' && state !== 'gone'),
        loop.now,
      );
      loop.reviewTime();
      loop.wake();
      this.refuseStall(loop.stalledFor);
      this.reviewTurns(this.running);
      this.eraseLetters();
      if (clock.monotonic() - this.committedAt < this.limits.commitEvery) return;
      this.committedAt = clock.monotonic();
      void source.commit(positionsOf(owner.all));
    });
  }
}

function isAhead(end: Published, { epoch }: Installation, seqs: ReadonlyMap<number, number>): boolean {
  return end.epoch === epoch && end.seq > (seqs.get(end.partition) ?? Infinity);
}

function refuseOtherRules({ rules }: Installation, { hash }: RuleSet): void {
  if (rules === hash) return;
  throw new TamError(
    'TAM_MONITOR_RULES_NOT_ACTIVE',
    `The rule set ${hash.slice(0, 12)} is not the active one, ${rules.slice(0, 12)}.`,
    {},
  );
}

/** The hash and text of what decides beside the events: evaluation points name the hash. */
export function ruleSetOf({ name, version, form, packHashes }: Evaluator): RuleSet {
  const body = canonicalJson({ form, name, packs: packHashes, version });
  return { hash: sha256Hex(body), body };
}

function positionsOf(owned: readonly OwnedPartition[]): TopicPosition[] {
  return owned.flatMap(({ number, progress }) =>
    Object.entries(progress.positions).map(([topic, { next }]) => ({
      topic,
      partition: number,
      offset: next,
    })),
  );
}

function partitionsChanged(found: number, recorded: number, where: string): TamError {
  return new TamError(
    'TAM_MONITOR_PARTITIONS_CHANGED',
    `${where}: ${found} partitions where ${recorded} are expected.`,
    { found, recorded },
  );
}

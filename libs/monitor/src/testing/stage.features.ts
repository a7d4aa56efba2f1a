import { formatInstant, partitionOf, type ControlEvent, type TamEvent } from '@tam/events';
import type { MonitorPlan } from '../assemble';
import type { Limits } from '../limits';
import { Monitor } from '../monitor';
import { SILENT, type MonitorObserver, type RoundFigures } from '../observer';
import type { LetterKey, Published, RevisionRow, RuleSet } from '../ports';
import { MemoryDatabase } from '../twins/memory-database';
import { MemoryLog } from '../twins/memory-log';
import { MemoryLogSource, type LogFaults } from '../twins/memory-log-source';
import { MemorySink } from '../twins/memory-sink';
import { MemoryStore, type StoreFaults } from '../twins/memory-store';
import { SeededRandomness } from '../twins/seeded-randomness';
import { VirtualClock } from '../twins/virtual-clock';
import { fileToy, OFFER, REQUEST, toyEvaluator, VOID } from './toy-evaluator.features';

export const INTAKE = 'tam.intake.v1';
export const SCHEDULING = 'tam.scheduling.v1';
export const BACKFILL = 'tam.backfill.v1';
export const CONTROL = 'tam.control.v1';
const TOPICS = [INTAKE, SCHEDULING, BACKFILL];

/** The instant at which every stage begins. */
export const START = 1_764_000_000_000;

/** Lets everything run that needs no time to pass. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface Instance {
  readonly monitor: Monitor;
  readonly source: MemoryLogSource;
  readonly control: MemoryLogSource;
  readonly sink: MemorySink;
  readonly rounds: RoundFigures[];
  readonly errors: unknown[];
  /** Partitions that were flooded, one after the other. */
  readonly floods: number[];
  /** One for each time it was told that another rule set is active. */
  readonly replaced: true[];
  /** How long the loop had stood still each time it was told, ms. */
  readonly stalls: number[];
  readonly jumps: (readonly [whose: string, by: number])[];
  readonly stopped: { readonly partition: number; readonly code: string; readonly detail: string }[];
}

export interface InstanceFaults {
  readonly store?: Partial<StoreFaults>;
  readonly log?: LogFaults;
  readonly control?: LogFaults;
  readonly sink?: ConstructorParameters<typeof MemorySink>[0];
}

/** A log, a database and a clock, all in memory, on which monitors can be put and made to fail. */
export class Stage {
  readonly clock = new VirtualClock(settle, START);
  readonly log: MemoryLog;
  readonly database = new MemoryDatabase(() => START + this.clock.monotonic() + this.databaseAhead);
  /** What is said to have been published. */
  published: readonly Published[] = [];
  /** The clock of the database is ahead by so many ms. */
  databaseAhead = 0;
  private ids = 0;
  private instances = 0;

  constructor(
    readonly partitions = 2,
    private readonly limits: Partial<Limits> = {},
    /** May be changed between two instances. */
    public plan: Partial<MonitorPlan> = {},
  ) {
    this.log = new MemoryLog(TOPICS, partitions);
    this.log.recreate(CONTROL, 1);
  }

  get now(): number {
    return START + this.clock.monotonic();
  }

  /** Puts a monitor on the stage and, unless told otherwise, gives it all partitions. */
  async enter(faults: InstanceFaults = {}, assign: readonly number[] = this.all): Promise<Instance> {
    const instance = this.newInstance(faults);
    await instance.monitor.start();
    instance.control.assign([0]);
    instance.source.assign(assign);
    await this.clock.advance(0);
    return instance;
  }

  async activate(ruleSet: RuleSet, by: string): Promise<void> {
    await new MemoryStore(this.database).activate(ruleSet, by);
  }

  newInstance(faults: InstanceFaults = {}): Instance {
    const rounds: RoundFigures[] = [];
    const errors: unknown[] = [];
    const stopped: Instance['stopped'] = [];
    const jumps: Instance['jumps'] = [];
    const floods: number[] = [];
    const stalls: number[] = [];
    const replaced: true[] = [];
    const observer: MonitorObserver = {
      ...SILENT,
      committed: (figures) => rounds.push(figures),
      failed: (error) => errors.push(error),
      evaluationFailed: (error) => errors.push(error),
      flooded: (partition) => floods.push(partition),
      stalled: (duration) => stalls.push(duration),
      rulesReplaced: () => replaced.push(true),
      clockJumped: (whose, by) => jumps.push([whose, by]),
      stopped: (partition, { code, detail }) => stopped.push({ partition, code, detail }),
    };
    const source = new MemoryLogSource(this.log, TOPICS, this.clock, faults.log);
    const control = new MemoryLogSource(this.log, [CONTROL], this.clock, faults.control);
    const sink = new MemorySink(faults.sink);
    const monitor = new Monitor(
      {
        source,
        sink,
        store: new MemoryStore(this.database, {
          before: () => Promise.resolve(),
          commit: () => Promise.resolve('answered'),
          ...faults.store,
        }),
        clock: this.clock,
        control: { topic: CONTROL, source: control },
        published: () => Promise.resolve(this.published),
        randomness: new SeededRandomness(++this.instances),
      },
      {
        evaluator: toyEvaluator,
        file: fileToy as MonitorPlan['file'],
        topics: { live: [INTAKE, SCHEDULING], backfill: [BACKFILL] },
        output: {
          topic: 'tam.determinations.v1',
          eventType: 'access.determination-revised.v1',
          source: '/tam/test/access-monitor',
          deadLetterTopic: 'tam.dead-letters.v1',
        },
        partitions: this.partitions,
        effectsFrom: START,
        limits: this.limits,
        ...this.plan,
      },
      observer,
    );
    return { monitor, source, control, sink, rounds, errors, floods, stalls, replaced, jumps, stopped };
  }

  event(type: string, memberRef: string, change: Partial<TamEvent> = {}): TamEvent {
    const id = change.id ?? `e${++this.ids}`;
    return {
      source: '/test',
      id,
      type,
      time: this.now,
      recordedTime: this.now,
      memberRef,
      caseId: `${memberRef}-case`,
      data: { region: 'north' },
      ...change,
    };
  }

  request(memberRef: string, change: Partial<TamEvent> = {}): TamEvent {
    return this.send(INTAKE, this.event(REQUEST, memberRef, change));
  }

  offer(memberRef: string, change: Partial<TamEvent> = {}): TamEvent {
    return this.send(SCHEDULING, this.event(OFFER, memberRef, { data: { offerId: 'o' }, ...change }));
  }

  void(memberRef: string, target: TamEvent, change: Partial<TamEvent> = {}): TamEvent {
    const data = { voids: { source: target.source, id: target.id } };
    return this.send(INTAKE, this.event(VOID, memberRef, { data, ...change }));
  }

  /** Appends an event to the partition of its member. */
  send(topic: string, event: TamEvent): TamEvent {
    const partition = this.partitionOf(event.memberRef);
    this.log.append(topic, partition, { kind: 'event', appendTime: this.now, event });
    return event;
  }

  /** A source says that it has sent everything up to and including that instant, epoch ms. */
  watermark(source: string, completeThrough: number): void {
    this.say('ops.source-watermark.v1', { source, completeThrough: formatInstant(completeThrough) });
  }

  heartbeat(source: string): void {
    this.say('ops.source-heartbeat.v1', { source });
  }

  private say(type: string, data: ControlEvent['data']): void {
    const event = { source: '/test', id: `c${++this.ids}`, type, time: this.now, data };
    this.log.append(CONTROL, 0, { kind: 'control', appendTime: this.now, event });
  }

  /** Appends a record that cannot be used; with a memberRef, its key could be read. */
  garbage(topic: string, partition: number, memberRef: string | undefined, redriveOf?: LetterKey): number {
    return this.log.append(topic, partition, {
      kind: 'fault',
      appendTime: this.now,
      code: 'TAM_EVENT_NOT_JSON',
      pointer: '',
      message: 'not JSON',
      memberRef,
      type: undefined,
      misrouted: 'no',
      record: { key: null, value: new Uint8Array([1, 2]), headers: {} },
      ...(redriveOf && { redriveOf }),
    });
  }

  partitionOf(memberRef: string): number {
    return partitionOf(memberRef, this.partitions);
  }

  /** A store of which each round takes so long, ms. */
  slowRounds(delay: number): Partial<StoreFaults> {
    return {
      before: (call) =>
        call === 'round' ? new Promise((resolve) => this.clock.after(delay, resolve)) : Promise.resolve(),
    };
  }

  /** All revisions of all partitions, in the order of partition and seq. */
  get revisions(): readonly RevisionRow[] {
    return this.all.flatMap((partition) => this.database.revisions(partition));
  }

  /** What was said of a member, one after the other, as `status basis`. */
  saidOf(memberRef: string): string[] {
    return this.revisions
      .filter((row) => row.memberRef === memberRef)
      .map((row) => `${row.status} ${(JSON.parse(row.entry) as { basis: string }).basis}`);
  }

  get all(): number[] {
    return Array.from({ length: this.partitions }, (_, partition) => partition);
  }
}

import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import type { ControlEvent, TamEvent } from '@tam/events';
import { formatInstant } from '@tam/events';
import {
  MemoryDatabase,
  MemoryLog,
  MemoryLogSource,
  MemorySink,
  MemoryStore,
  Monitor,
  SeededRandomness,
  VirtualClock,
} from '@tam/monitor';
import { sha256Hex, type Determination } from '@tam/record';
import path from 'node:path';
import { fileDetermination } from '../../apps/access-monitor/src/wiring/file-determination';
import { sourcePlan } from '../../apps/access-monitor/src/wiring/source-plan';

export const INTAKE = 'tam.intake.v1';
export const SCHEDULING = 'tam.scheduling.v1';
const CONTROL = 'tam.control.v1';
const TOPICS = [INTAKE, SCHEDULING];
const MINUTE = 60_000;

/** One thing the monitor said, as far as these tests look at it. */
export interface Saying {
  readonly caseId: string;
  readonly standard: string;
  readonly status: string;
  readonly basis: string;
  readonly basisReason: string | undefined;
  /** Epoch ms. */
  readonly recordedAt: number;
}

/** The access monitor with the packs that ship, on virtual time, with or without what the deployer says of the sources. */
export class Deployment {
  private readonly log = new MemoryLog(TOPICS, 1);
  private readonly clock: VirtualClock;
  private readonly database: MemoryDatabase;
  private readonly monitor: Monitor<Determination>;
  private readonly sources: readonly MemoryLogSource[];
  private count = 0;

  constructor(
    private readonly start: number,
    isDeclared: boolean,
  ) {
    const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    this.clock = new VirtualClock(settle, start);
    this.database = new MemoryDatabase(() => this.now);
    this.log.recreate(CONTROL, 1);
    const sourcesFile = path.join(__dirname, 'sources.yaml');
    const packs = loadPackSet({ sha256: sha256Hex, ...(isDeclared && { sourcesFile }) });
    const evaluator = createAccessEvaluator(packs);
    const source = new MemoryLogSource(this.log, TOPICS, this.clock);
    const control = new MemoryLogSource(this.log, [CONTROL], this.clock);
    this.sources = [control, source];
    this.monitor = new Monitor<Determination>(
      {
        source,
        control: { topic: CONTROL, source: control },
        store: new MemoryStore(this.database),
        sink: new MemorySink(),
        clock: this.clock,
        randomness: new SeededRandomness(1),
      },
      {
        evaluator,
        file: fileDetermination,
        topics: { live: TOPICS, backfill: [] },
        output: { topic: 'out', eventType: 'said.v1', source: '/test', deadLetterTopic: 'dead' },
        partitions: 1,
        effectsFrom: start,
        sources: sourcePlan(packs, Object.keys(evaluator.reads)),
        // Days pass: what is looked at ten times a second in production is looked at each minute here.
        limits: {
          tickEvery: MINUTE,
          gateEvery: MINUTE,
          gateAtLeastEvery: 5 * MINUTE,
          relayEvery: 60 * MINUTE,
          beatEvery: 60 * MINUTE,
          reviewTurnsEvery: 60 * MINUTE,
          releaseEvery: 60 * MINUTE,
          commitEvery: 60 * MINUTE,
        },
      },
    );
  }

  get now(): number {
    return this.start + this.clock.monotonic();
  }

  async open(): Promise<void> {
    await this.monitor.start();
    for (const source of this.sources) source.assign([0]);
  }

  close(): Promise<void> {
    return this.monitor.stop();
  }

  /** Lets time pass until that instant, epoch ms. */
  async passTo(instant: number): Promise<void> {
    await this.clock.advance(Math.max(0, instant - this.now));
  }

  /** The event arrives now. */
  send(topic: string, event: TamEvent): void {
    const appendTime = this.now;
    this.log.append(topic, 0, { kind: 'event', appendTime, event: { ...event, recordedTime: appendTime } });
  }

  /** The source says now that it has sent everything up to and including that instant. */
  watermark(source: string, completeThrough: number): void {
    const event: ControlEvent = {
      source,
      id: `w${++this.count}`,
      type: 'ops.source-watermark.v1',
      time: this.now,
      data: { source, completeThrough: formatInstant(completeThrough) },
    };
    this.log.append(CONTROL, 0, { kind: 'control', appendTime: this.now, event });
  }

  get sayings(): readonly Saying[] {
    return this.database.revisions(0).map(({ caseId, status, recordedAt, entry }) => {
      const { basis, basisReason, outcome } = JSON.parse(entry) as {
        basis: string;
        basisReason?: string;
        outcome: { standard: string };
      };
      return { caseId, status, recordedAt, basis, basisReason, standard: outcome.standard };
    });
  }
}

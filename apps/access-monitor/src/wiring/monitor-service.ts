import {
  BACKFILL_TOPIC,
  DEAD_LETTERS_TOPIC,
  DETERMINATIONS_TOPIC,
  INTAKE_TOPIC,
  SCHEDULING_TOPIC,
} from '@tam/events';
import type { BatchLoop } from '@tam/kafka';
import {
  Monitor,
  type Clock,
  type ControlPort,
  type LogSource,
  type MonitorObserver,
  type MonitorPlan,
  type MonitorStore,
  type Published,
  type Randomness,
  type Sink,
  type Words,
} from '@tam/monitor';
import type { Determination } from '@tam/record';
import type { HealthCheck, MonitorTally } from '@tam/observability';

export interface MonitorServiceParts {
  readonly store: MonitorStore;
  readonly sink: Sink & { close(): Promise<void> };
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly control: ControlPort;
  readonly published: () => Promise<readonly Published[]>;
  /** Says where the broker remembers other positions than the database has. */
  readonly compareOffsets: () => Promise<void>;
  readonly observer: MonitorObserver;
  readonly tally: MonitorTally;
  readonly plan: MonitorPlan<Determination>;
}

/** The topics of the access monitor, the live ones before history. */
export const ACCESS_TOPICS = { live: [INTAKE_TOPIC, SCHEDULING_TOPIC], backfill: [BACKFILL_TOPIC] } as const;

/** Where and as what the revisions of this installation leave. */
export const outputOf = (installation: string): MonitorPlan['output'] => ({
  topic: DETERMINATIONS_TOPIC,
  eventType: 'access.determination-revised.v1',
  source: `/tam/${installation}/access`,
  deadLetterTopic: DEAD_LETTERS_TOPIC,
});

/** The monitor as the loop of the batch transport. */
export class MonitorService implements BatchLoop {
  /** The log is being read; the epoch is that of what was published. */
  isStarted = false;
  private monitor: Monitor<Determination> | undefined;

  constructor(private readonly parts: MonitorServiceParts) {}

  async start(source: LogSource): Promise<void> {
    const { store, sink, clock, randomness, control, published, plan, observer } = this.parts;
    const ports = { source, store, sink, clock, randomness, control, published };
    const monitor = new Monitor(ports, plan, observer);
    await this.parts.compareOffsets();
    this.monitor = monitor;
    await monitor.start();
    this.isStarted = true;
  }

  /** Leaves the log, ends what is under way and publishes it, then lets go of the broker. */
  async stop(): Promise<void> {
    await this.monitor?.stop();
    await this.parts.sink.close();
  }

  /** What the sources have said of themselves; nothing before the start. */
  get words(): Words {
    return this.monitor?.words ?? new Map();
  }

  /** What must hold for the process to be of use. */
  liveChecks(): HealthCheck[] {
    const { tally } = this.parts;
    return [{ name: 'consumer', fault: () => (tally.gaveUp ? 'it could not be built anew' : undefined) }];
  }

  /** What must hold for the service to be relied upon. */
  readyChecks(): HealthCheck[] {
    const { tally } = this.parts;
    return [
      { name: 'started', fault: () => (this.monitor ? undefined : 'the monitor has not started yet') },
      {
        name: 'caught-up',
        fault: () => (this.monitor?.status().isReady ? undefined : 'the log is not read to its end yet'),
      },
      {
        name: 'partitions',
        fault: () => {
          const [code] = tally.stopped.values();
          return code === undefined ? undefined : `${tally.stopped.size} stand still: ${code}`;
        },
      },
    ];
  }
}

import type {
  Clock,
  LogSource,
  MemoryDatabase,
  MemoryLog,
  MonitorPlan,
  MonitorPorts,
  MonitorStore,
  Sink,
} from '@tam/monitor';
import type { Determination, Evaluator } from '@tam/record';

/** What a planted bug may look at. */
export interface Site {
  readonly log: MemoryLog;
  readonly database: () => MemoryDatabase;
  /** The clock of the process. */
  readonly clock: Clock;
  /** Lets so many ms pass in the process. */
  readonly pause: (delay: number) => Promise<void>;
}

type Published = NonNullable<MonitorPorts['published']>;

/** A bug as it could be written by mistake: it stands in the place of a part of every instance. */
export interface Planting {
  readonly name: string;
  store?(sound: MonitorStore, site: Site): MonitorStore;
  source?(sound: LogSource, site: Site): LogSource;
  sink?(sound: Sink, site: Site): Sink;
  published?(sound: Published): Published;
  plan?(sound: MonitorPlan<Determination>): MonitorPlan<Determination>;
  evaluator?(sound: Evaluator<Determination>, site: Site): Evaluator<Determination>;
}

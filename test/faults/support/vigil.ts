import { setTimeout as pause } from 'node:timers/promises';
import { metricSum } from './metric-sum';
import type { MonitorProcess } from './monitor-process';

/** What was seen of an instance while something was wrong. */
export interface Seen {
  /** Looks at which the process did not answer that it lives. */
  readonly notLive: number;
  /** Looks at which it said that it may not be relied upon. */
  readonly notReady: number;
  /** Looks at which it said that it is blind. */
  readonly blind: number;
  /** Seconds from the beginning until it first said so; undefined: never. */
  readonly blindAfter: number | undefined;
  /** The largest lag that it gave, records. */
  readonly lag: number;
  /** The largest memory that it held, MiB. */
  readonly rss: number;
  readonly looks: number;
}

const LOOK_EVERY = 250;

/** Looks at an instance four times a second as its probes and scrapes do, until it is ended. */
export class Vigil {
  private readonly stopping = new AbortController();
  private readonly looking: Promise<void>;
  private readonly since = performance.now();
  private seen: Seen = {
    notLive: 0,
    notReady: 0,
    blind: 0,
    blindAfter: undefined,
    lag: 0,
    rss: 0,
    looks: 0,
  };

  constructor(private readonly monitor: MonitorProcess) {
    this.looking = this.lookOn();
  }

  get soFar(): Seen {
    return this.seen;
  }

  async end(): Promise<Seen> {
    this.stopping.abort();
    await this.looking;
    return this.seen;
  }

  private async lookOn(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.look();
      await pause(LOOK_EVERY, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async look(): Promise<void> {
    const { monitor, seen } = this;
    const live = await monitor.code('/health/live');
    const ready = await monitor.code('/health/ready');
    const figures = await monitor.metrics();
    const blind = metricSum(figures, 'tam_monitor_blind');
    const rss = metricSum(figures, 'process_resident_memory_bytes') / 2 ** 20;
    this.seen = {
      notLive: seen.notLive + (live === 200 ? 0 : 1),
      notReady: seen.notReady + (ready === 503 ? 1 : 0),
      blind: seen.blind + blind,
      blindAfter: seen.blindAfter ?? (blind > 0 ? (performance.now() - this.since) / 1_000 : undefined),
      lag: Math.max(seen.lag, metricSum(figures, 'tam_consumer_lag_records')),
      rss: Math.max(seen.rss, Math.round(rss)),
      looks: seen.looks + 1,
    };
  }
}

import { Counter, Gauge, type Registry } from 'prom-client';
import { METRICS, type LabelsOf, type MetricDefinition, type MetricName, type MetricsOf } from '../catalogue';

/** Metrics whose values are counts kept elsewhere: in the database, or by the packs that were loaded. */
export type CountedMetric = Exclude<
  MetricsOf<{ kind: 'state' }> | MetricsOf<{ kind: 'log' }>,
  'tam_metrics_refreshed_timestamp_seconds'
>;

/** One value of one series. */
export type CountedSample = {
  [N in CountedMetric]: { readonly name: N; readonly labels: LabelsOf<N>; readonly value: number };
}[CountedMetric];

/** Everything counted, as of one moment. */
export interface CountedState {
  /** Epoch ms. */
  readonly asOf: number;
  readonly samples: readonly CountedSample[];
}

/** Holds the last counts and exports them on a scrape, which therefore never waits for the database. */
export interface CountedMetrics {
  /** Replaces all counts: a series that is not among them is gone. */
  replace(state: CountedState): void;
}

/** Registers the state gauges and log counters of the catalogue in the registry given. */
export function createCountedMetrics(registry: Registry): CountedMetrics {
  let current: CountedState | undefined;
  const valuesOf = (
    name: MetricName,
  ): readonly { labels: Readonly<Record<string, string>>; value: number }[] => {
    if (!current) return [];
    if (name === 'tam_metrics_refreshed_timestamp_seconds')
      return [{ labels: {}, value: current.asOf / 1000 }];
    return current.samples.filter((sample) => sample.name === name);
  };
  for (const [name, metric] of Object.entries(METRICS) as [MetricName, MetricDefinition][]) {
    if (metric.kind === 'process') continue;
    const options = { name, help: metric.help, labelNames: [...metric.labels], registers: [registry] };
    if (metric.type === 'counter') {
      new Counter({
        ...options,
        collect() {
          this.reset();
          for (const { labels, value } of valuesOf(name)) this.inc(labels, value);
        },
      });
    } else {
      new Gauge({
        ...options,
        collect() {
          this.reset();
          for (const { labels, value } of valuesOf(name)) this.set(labels, value);
        },
      });
    }
  }
  return {
    replace: (state) => {
      current = state;
    },
  };
}

import { METRICS, type MetricDefinition } from '@tam/observability/catalogue';
import type { RecordingRule } from '../model/rule';
import { readQuery } from './read-query';

/** A series name that a query may use. */
export interface KnownMetric {
  readonly labels: readonly string[];
  /** `counter`: for rate(); `gauge`: for values; `shared`: the same number from every instance; `recorded`: by a rule. */
  readonly use: 'counter' | 'gauge' | 'shared' | 'recorded';
}

export type KnownMetrics = ReadonlyMap<string, KnownMetric>;

/** What Prometheus puts on everything that it scrapes. */
export const SCRAPE_LABELS = ['job', 'instance'] as const;

/** Series that Prometheus, the runtime and Alertmanager bring, as far as the rules use them. */
const PLATFORM: readonly (readonly [string, KnownMetric])[] = [
  ['up', { labels: [], use: 'gauge' }],
  ['process_resident_memory_bytes', { labels: [], use: 'gauge' }],
  ['process_start_time_seconds', { labels: [], use: 'gauge' }],
  ['process_cpu_seconds_total', { labels: [], use: 'counter' }],
  ['nodejs_eventloop_lag_p99_seconds', { labels: [], use: 'gauge' }],
  ['ALERTS', { labels: ['alertname', 'alertstate', 'severity', 'audience', 'domain'], use: 'gauge' }],
];

/** The metrics of the product and of the platform. Histograms have three series; their bare name is none. */
export function scrapedMetrics(): KnownMetrics {
  const known = new Map<string, KnownMetric>(PLATFORM);
  for (const [name, { type, kind, labels }] of Object.entries<MetricDefinition>(METRICS)) {
    if (type === 'histogram') {
      known.set(`${name}_bucket`, { labels: [...labels, 'le'], use: 'counter' });
      for (const end of ['sum', 'count']) known.set(`${name}_${end}`, { labels, use: 'counter' });
      continue;
    }
    known.set(name, { labels, use: kind === 'process' ? type : 'shared' });
  }
  return known;
}

/** Those, and what recording rules make of them: by its grouping, a rule keeps some of the labels it reads. */
export function withRecorded(scraped: KnownMetrics, rules: readonly RecordingRule[]): KnownMetrics {
  const known = new Map(scraped);
  for (const { record, expr } of rules) {
    const { selectors, groupedBy } = readQuery(expr);
    const inherited = selectors.flatMap(({ metric }) => {
      const read = known.get(metric);
      return read?.use === 'recorded' ? read.labels : [];
    });
    const labels = [...new Set(groupedBy.length > 0 ? groupedBy : inherited)];
    known.set(record, { labels, use: 'recorded' });
  }
  return known;
}

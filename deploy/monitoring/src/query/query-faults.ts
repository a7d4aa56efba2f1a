import { SCRAPE_LABELS, type KnownMetric, type KnownMetrics } from './known-metrics';
import { readQuery, type Selector } from './read-query';

const OF_COUNTERS = new Set(['rate', 'irate', 'increase', 'resets']);
const AVERAGES = new Set(['avg', 'avg_over_time', 'quantile', 'quantile_over_time']);
/** Ways to make one number of the equal numbers of several instances. */
const OF_EQUALS = new Set(['max', 'min', 'count']);

/**
 * Everything that is wrong with a query, in sentences; none: it may be used. A name must be of the catalogue, a label of
 * its metric; rate() is for counters of one process; equal numbers of several instances are made one first; a ratio is
 * never averaged.
 */
export function queryFaults(text: string, known: KnownMetrics): readonly string[] {
  const { selectors, groupedBy, faults } = readQuery(text);
  const broken = faults.map((rest) => `It is no PromQL from "${rest.slice(0, 40)}" on.`);
  const wrong = selectors.flatMap((selector) => {
    const metric = known.get(selector.metric);
    return metric
      ? faultsOf(selector, metric)
      : [`${selector.metric || 'A nameless selector'} is no metric.`];
  });
  const labels = new Set<string>(SCRAPE_LABELS);
  for (const { metric } of selectors) for (const label of known.get(metric)?.labels ?? []) labels.add(label);
  const strange = groupedBy.filter((label) => !labels.has(label));
  return [
    ...broken,
    ...wrong,
    ...strange.map((label) => `${label} is a label of nothing that the query reads.`),
  ];
}

function faultsOf({ metric, labels, calledBy, aggregatedBy }: Selector, known: KnownMetric): string[] {
  const faults = labels
    .filter((label) => ![...known.labels, ...SCRAPE_LABELS].includes(label))
    .map((label) => `${metric} has no label ${label}.`);
  const isRate = calledBy !== undefined && OF_COUNTERS.has(calledBy);
  if (isRate && known.use !== 'counter') faults.push(`${calledBy}() is not for ${metric}.`);
  if (!isRate && known.use === 'counter' && calledBy !== 'absent')
    faults.push(`${metric} is a counter of one process: only its rate or increase says anything.`);
  if (known.use === 'shared' && calledBy !== 'absent' && !OF_EQUALS.has(aggregatedBy ?? ''))
    faults.push(`Every instance exports ${metric}: take its max first.`);
  if (metric.includes(':ratio') && [calledBy, aggregatedBy].some((by) => by && AVERAGES.has(by)))
    faults.push(`${metric} is a ratio: add up what it was made of instead of averaging it.`);
  return faults;
}

import { queryFaults } from './query-faults';
import { scrapedMetrics, withRecorded } from './known-metrics';

const known = withRecorded(scrapedMetrics(), [
  { record: 'topic:tam_events:rate5m', expr: 'sum by (topic) (rate(tam_events_total[5m]))' },
  { record: 'region:tam_a_per_tam_b:ratio', expr: 'max by (region) (tam_clocks)' },
]);
const faults = (query: string): readonly string[] => queryFaults(query, known);

describe('a query', () => {
  it.each([
    'sum by (topic) (rate(tam_events_total{result="applied"}[5m]))',
    'histogram_quantile(0.99, sum by (le) (rate(tam_round_seconds_bucket[$__rate_interval])))',
    'max by (region) (tam_clocks{standard=~"$standard"})',
    'topic:tam_events:rate5m{topic=~"${topic:regex}"} > 3',
    'absent(up{job="access-monitor"} == 1)',
    'sum without (instance) (tam_deadlines_held)',
  ])('may be %s', (query) => {
    expect(faults(query)).toEqual([]);
  });

  it.each([
    ['tam_findings_open > 0', 'tam_findings_open is no metric.'],
    ['{job="x"}', 'A nameless selector is no metric.'],
    ['tam_round_seconds', 'tam_round_seconds is no metric.'],
    ['sum(tam_deadlines_held{reason="x"})', 'tam_deadlines_held has no label reason.'],
    ['sum by (facility) (tam_deadlines_held)', 'facility is a label of nothing that the query reads.'],
    ['rate(tam_deadlines_held[5m])', 'rate() is not for tam_deadlines_held.'],
    ['max by (region) (rate(tam_clocks[5m]))', 'rate() is not for tam_clocks.'],
    ['increase(topic:tam_events:rate5m[5m])', 'increase() is not for topic:tam_events:rate5m.'],
    [
      'tam_events_total > 1',
      'tam_events_total is a counter of one process: only its rate or increase says anything.',
    ],
    ['sum by (region) (tam_clocks)', 'Every instance exports tam_clocks: take its max first.'],
    ['tam_clocks > 1', 'Every instance exports tam_clocks: take its max first.'],
    [
      'avg(region:tam_a_per_tam_b:ratio)',
      'region:tam_a_per_tam_b:ratio is a ratio: add up what it was made of instead of averaging it.',
    ],
    ['sum(tam_deadlines_held', 'It is no PromQL from "the end" on.'],
  ])('may not be %s', (query, fault) => {
    expect(faults(query)).toContain(fault);
  });
});

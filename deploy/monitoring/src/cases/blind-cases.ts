import { flat, type AlertCase } from './alert-case';
import { gaugeCases } from './gauge-cases';

const UP = 'up{job="access-monitor",instance="a"}';
const URGENT = 'tam_standard_info{standard="u",force="duty",urgency="urgent",unit="hours"}';
const DUE = 'tam_clocks_due{standard="u",region="us-ca",within="24h",offer="none"}';

const absent = (
  kind: AlertCase['kind'],
  name: string,
  values: string,
  at: number,
  on: boolean,
): AlertCase => ({
  alert: 'MonitorAbsent',
  kind,
  name: `MonitorAbsent ${name}`,
  series: [[UP, values]],
  at,
  fires: on ? [{ labels: {}, value: '' }] : [],
});

export const BLIND_CASES: readonly AlertCase[] = [
  ...gaugeCases({
    alert: 'MonitorBlind',
    of: (instance) => `tam_monitor_blind{domain="access",instance="${instance}"}`,
    over: 1,
    under: 0,
    for: 1,
    labels: { domain: 'access' },
  }),
  absent('fires', 'fires two minutes after the last instance went', `0+0x30`, 2, true),
  absent('before', 'is silent a minute before', `0+0x30`, 1, false),
  absent('missing', 'fires where nothing is scraped at all', `_x30`, 2, true),
  absent('reset', 'is silent where an instance is back in time', `0+0x1 ${flat(1)}`, 4, false),
  ...gaugeCases({
    alert: 'CountsStale',
    // Its value is the time of the look: 61 s behind the clock of these cases, minute by minute.
    of: (instance) => `tam_metrics_refreshed_timestamp_seconds{instance="${instance}"}`,
    over: -61,
    under: 0,
    for: 1,
    shown: '2m 1s',
  }).filter(({ kind }) => kind === 'fires' || kind === 'missing'),
  {
    alert: 'CountsStale',
    kind: 'before',
    name: 'CountsStale is silent while the counts are a minute old, however long',
    series: [['tam_metrics_refreshed_timestamp_seconds{instance="a"}', '-60+60x60']],
    at: 30,
    fires: [],
  },
  {
    alert: 'CountsStale',
    kind: 'reset',
    name: 'CountsStale is silent where a new instance reads them',
    series: [
      ['tam_metrics_refreshed_timestamp_seconds{instance="a"}', '0+0x60'],
      ['tam_metrics_refreshed_timestamp_seconds{instance="b"}', '0+60x60'],
    ],
    at: 30,
    fires: [],
  },
  ...gaugeCases({
    alert: 'PartitionsStopped',
    of: (instance) => `tam_partitions_stopped{reason="TAM_STREAM_GAP",instance="${instance}"}`,
    over: 1,
    under: 0,
    for: 0,
    labels: { reason: 'TAM_STREAM_GAP' },
    shown: '1',
  }),
  ...gaugeCases({
    alert: 'SourceLateBeforeDeadlines',
    of: (instance) => `tam_source_age_seconds{mode="batch",instance="${instance}"}`,
    beside: [
      [URGENT, flat(1)],
      [DUE, flat(3)],
    ],
    over: 93_660,
    under: 93_600,
    for: 10,
    labels: { mode: 'batch' },
    shown: '1d 2h 1m 0s',
  }),
  {
    alert: 'SourceLateBeforeDeadlines',
    kind: 'before',
    name: 'SourceLateBeforeDeadlines is silent where no clock falls due',
    series: [
      ['tam_source_age_seconds{mode="batch"}', flat(200_000)],
      [URGENT, flat(1)],
    ],
    at: 60,
    fires: [],
  },
  ...gaugeCases({
    alert: 'SourceSilent',
    of: (instance) => `tam_source_age_seconds{mode="stream",instance="${instance}"}`,
    over: 901,
    under: 900,
    for: 5,
    labels: { mode: 'stream' },
    shown: '15m 1s',
  }),
];

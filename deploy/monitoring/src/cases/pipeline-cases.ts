import { flat, grows, type AlertCase } from './alert-case';
import { counterCases } from './counter-cases';
import { gaugeCases } from './gauge-cases';

const lag = (instance: string): string =>
  `tam_consumer_lag_seconds{topic="tam.intake.v1",instance="${instance}"}`;
const INTAKE = { topic: 'tam.intake.v1' };
const events = 'tam_events_total{topic="tam.intake.v1",result="applied"}';
const waiting = (instance: string): string =>
  `tam_consumer_lag_records{topic="tam.intake.v1",partition="3",instance="${instance}"}`;
const rounds = (outcome: string): string => `tam_rounds_total{outcome="${outcome}"}`;
const pack = (instance: string, hash: string): string =>
  `tam_pack_info{pack="p",version="1",hash="${hash}",instance="${instance}"}`;
const refreshed = 'tam_metrics_refreshed_timestamp_seconds{instance="a"}';
const oldest = 'tam_unpublished_oldest_timestamp_seconds{instance="a"}';

const unpublished = (
  kind: AlertCase['kind'],
  name: string,
  values: string,
  at: number,
  shown?: string,
): AlertCase => ({
  alert: 'RevisionsUnpublished',
  kind,
  name: `RevisionsUnpublished ${name}`,
  series: [
    [refreshed, '0+60x60'],
    [oldest, values],
  ],
  at,
  fires: shown === undefined ? [] : [{ labels: {}, value: shown }],
});

const versions = (
  kind: AlertCase['kind'],
  name: string,
  second: string,
  at: number,
  on: boolean,
): AlertCase => ({
  alert: 'PackVersionsDiffer',
  kind,
  name: `PackVersionsDiffer ${name}`,
  series: [
    [pack('a', 'one'), flat(1)],
    [pack('b', 'two'), second],
  ],
  at,
  fires: on ? [{ labels: { pack: 'p' }, value: '2' }] : [],
});

const STARTED = 'process_start_time_seconds{job="access-monitor",instance="a"}';
const restarts = (kind: AlertCase['kind'], name: string, values: string, on: boolean): AlertCase => ({
  alert: 'MonitorRestarts',
  kind,
  name: `MonitorRestarts ${name}`,
  series: [[STARTED, values]],
  at: 20,
  fires: on ? [{ labels: { job: 'access-monitor', instance: 'a' }, value: '3' }] : [],
});

export const PIPELINE_CASES: readonly AlertCase[] = [
  ...gaugeCases({
    alert: 'ConsumerBehind',
    of: lag,
    over: 121,
    under: 120,
    for: 5,
    labels: INTAKE,
    shown: '2m 1s',
  }),
  ...gaugeCases({
    alert: 'ConsumerFarBehind',
    of: lag,
    over: 901,
    under: 900,
    for: 2,
    labels: INTAKE,
    shown: '15m 1s',
  }),
  {
    alert: 'ConsumerFarBehind',
    kind: 'before',
    name: 'ConsumerFarBehind is silent about a history that is loaded',
    series: [['tam_consumer_lag_seconds{topic="tam.backfill.v1"}', flat(100_000)]],
    at: 60,
    fires: [],
  },
  ...gaugeCases({
    alert: 'ConsumerStalled',
    of: waiting,
    beside: [[events, flat(7)]],
    over: 1,
    under: 0,
    for: 11,
    labels: INTAKE,
    shown: '1',
  }).filter(({ kind, at }) => kind !== 'before' || at > 11),
  {
    alert: 'ConsumerStalled',
    kind: 'before',
    name: 'ConsumerStalled is silent while rounds take records, however many wait',
    series: [
      [waiting('a'), flat(1_000)],
      [events, grows(1)],
    ],
    at: 60,
    fires: [],
  },
  ...gaugeCases({
    alert: 'DeadlinesHeld',
    of: (instance) => `tam_deadlines_held{domain="access",why="source",instance="${instance}"}`,
    over: 1,
    under: 0,
    for: 15,
    labels: { domain: 'access', why: 'source' },
    shown: '1',
  }),
  unpublished('fires', 'fires after two minutes in which nothing left', '-61+0x60', 2, '3m 1s'),
  unpublished('before', 'is silent a minute before', '-61+0x60', 1),
  unpublished('before', 'is silent where the oldest has waited a minute, however long', '-60+60x60', 30),
  unpublished('missing', 'is silent where nothing is known of it', '_x60', 30),
  unpublished('reset', 'is silent where a restored database is ahead of its own look', '600+60x60', 30),
  ...counterCases({
    alert: 'RoundsFail',
    of: () => rounds('failed'),
    beside: [[rounds('committed'), grows(9)]],
    over: 2,
    under: 1,
    window: 10,
    for: 2,
    shown: '18.18%',
  }),
  {
    alert: 'RoundsFail',
    kind: 'before',
    name: 'RoundsFail is silent where few rounds fail, though all do',
    series: [[rounds('failed'), '0 0 0 0 0 1 2 3 4 5 6 7 8 9 9 9 9 9 9 9 9']],
    at: 14,
    fires: [],
  },
  ...counterCases({
    alert: 'PartitionsFought',
    of: (instance) => `tam_fenced_total{instance="${instance}"}`,
    over: 4,
    under: 3,
    window: 10,
    for: 10,
    shown: '40',
  }),
  ...counterCases({
    alert: 'RebalancesOften',
    of: (instance) => `tam_rebalances_total{instance="${instance}"}`,
    over: 0.2,
    under: 0.19,
    window: 30,
    for: 5,
    shown: '6',
  }),
  ...counterCases({
    alert: 'ConsumerCrashes',
    of: (instance) => `tam_crashes_total{instance="${instance}"}`,
    over: 0.1,
    under: 0.09,
    window: 30,
    for: 0,
    labels: { instance: 'access-monitor-0:8080' },
    shown: '3',
  }),
  restarts('fires', 'fires at the third start', '1+0x2 2+0x2 3+0x2 4+0x60', true),
  restarts('before', 'is silent at the second', '1+0x2 2+0x2 3+0x60', false),
  restarts('missing', 'is silent where a process was not seen for a while', '1+0x2 _x10 1+0x60', false),
  restarts('reset', 'is silent where a deployment starts it once', '1+0x5 stale 2+0x60', false),
  ...gaugeCases({
    alert: 'MemoryNearLimit',
    of: (instance) => `process_resident_memory_bytes{job="access-monitor",instance="${instance}"}`,
    over: 483_183_821,
    under: 483_183_820,
    for: 10,
    labels: { job: 'access-monitor' },
    shown: '460.8Mi',
    perInstance: true,
  }),
  ...gaugeCases({
    alert: 'EventLoopSlow',
    of: (instance) => `nodejs_eventloop_lag_p99_seconds{job="access-monitor",instance="${instance}"}`,
    over: 0.6,
    under: 0.5,
    for: 5,
    labels: { job: 'access-monitor' },
    shown: '600ms',
    perInstance: true,
  }),
  ...counterCases({
    alert: 'ClockJumped',
    of: (instance) => `tam_clock_jumps_total{whose="database",instance="${instance}"}`,
    over: 0.1,
    under: 0,
    window: 15,
    for: 0,
    labels: { whose: 'database' },
  }),
  versions('fires', 'fires a quarter of an hour after a deployment stopped half-way', flat(1), 15, true),
  versions('before', 'is silent a minute before', flat(1), 14, false),
  versions('missing', 'is silent where one instance says nothing', '_x60', 30, false),
  versions('reset', 'is silent where the deployment ends in time', '1+0x10 stale', 30, false),
];

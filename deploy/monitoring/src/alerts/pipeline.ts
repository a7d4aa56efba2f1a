import type { AlertGroup } from '../model/rule';
import { knob } from '../read-data';

/** The machinery is slow, breaks down again and again, or waits for a person. True whatever we see. */
export const PIPELINE_ALERTS: AlertGroup = {
  name: 'tam-pipeline-alerts',
  domain: 'access',
  interval: '15s',
  rules: [
    {
      alert: 'ConsumerBehind',
      expr: `topic:tam_consumer_lag_seconds:max{topic!="tam.backfill.v1"} > ${knob('lag_ticket_seconds')}`,
      for: '5m',
      severity: 'ticket',
      audiences: ['engineering'],
      about: 'fault',
      summary: '{{ $labels.topic }} is read {{ $value | humanizeDuration }} behind.',
      description:
        'Warnings come late by as much. First see whether more comes in than usual or less is taken out: compare the panels "Events in" and "Rounds". More instances help up to the number of partitions.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'ConsumerFarBehind',
      expr: `topic:tam_consumer_lag_seconds:max{topic!="tam.backfill.v1"} > ${knob('lag_page_seconds')}`,
      for: '2m',
      severity: 'page',
      audiences: ['engineering', 'access-operations'],
      about: 'blind',
      summary:
        '{{ $labels.topic }} is read {{ $value | humanizeDuration }} behind: deadlines are said provisionally.',
      description:
        'What passed its deadline is said provisionally, makes no notice and enters no rate. First see whether the database or the broker is slow; then start more instances, up to the number of partitions.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'ConsumerStalled',
      expr: 'topic:tam_consumer_lag_records:sum > 0 and on (topic) topic:tam_events:rate5m == 0',
      for: String(knob('stalled_for')),
      severity: 'page',
      audiences: ['engineering'],
      about: 'fault',
      summary: '{{ $value }} records of {{ $labels.topic }} wait and none is taken.',
      description:
        'Records wait and no round takes any. First see whether the intake is paused or a partition stopped; if neither, restart one instance and watch whether its partitions move.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'DeadlinesHeld',
      expr: 'domain_why:tam_deadlines_held:sum > 0',
      for: String(knob('held_for')),
      severity: 'ticket',
      audiences: ['engineering', 'access-operations'],
      about: 'fault',
      summary: '{{ $value }} deadlines have passed and wait: {{ $labels.why }}.',
      description:
        'They are now said provisionally. First read the reason: "source" is a sender that has not said how far it is complete, "behind" and "broker" are ours.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'RevisionsUnpublished',
      expr: `installation:tam_unpublished_age_seconds:max > ${knob('unpublished_seconds')}`,
      for: '2m',
      severity: 'page',
      audiences: ['engineering'],
      about: 'fault',
      summary: 'Committed revisions have waited {{ $value | humanizeDuration }} for the broker.',
      description:
        'Verdicts are made and nobody hears of them. First see whether the broker takes writes to tam.determinations.v1 (disk, minimum of replicas in sync, rights of the service); nothing is lost meanwhile.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'RoundsFail',
      expr: `installation:tam_rounds_failed_per_tam_rounds:ratio_increase10m > ${knob('failed_rounds_ratio')} and installation:tam_rounds_failed:increase10m >= ${knob('failed_rounds_minimum')}`,
      for: '2m',
      severity: 'page',
      audiences: ['engineering'],
      about: 'fault',
      summary: '{{ $value | humanizePercentage }} of the rounds fail.',
      description:
        'A round that fails is rolled back and tried again, so nothing is lost, and nothing gets done. First read the last error in /status, then see how many connections and locks the database has.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'PartitionsFought',
      expr: `installation:tam_fenced:increase10m > ${knob('fenced_minimum')}`,
      for: '10m',
      severity: 'ticket',
      audiences: ['engineering'],
      about: 'fault',
      summary: 'Instances undo each other\'s rounds: {{ $value | printf "%.0f" }} in ten minutes.',
      description:
        'Two instances write the same partitions. Nothing is written twice, but work is lost. First see whether two installations use one database schema, then whether the consumer group re-balances.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'RebalancesOften',
      expr: `sum(increase(tam_rebalances_total[30m])) >= ${knob('rebalances_minimum')}`,
      for: '5m',
      severity: 'ticket',
      audiences: ['engineering'],
      about: 'fault',
      summary: 'The consumer group re-balanced {{ $value | printf "%.0f" }} times in half an hour.',
      description:
        'While partitions change hands nobody reads them. First see whether instances restart, then whether one stands still for longer than the session timeout (event loop, memory).',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'ConsumerCrashes',
      expr: `sum by (instance) (increase(tam_crashes_total[30m])) >= ${knob('crashes_minimum')}`,
      for: '0s',
      severity: 'ticket',
      audiences: ['engineering'],
      about: 'fault',
      summary: 'The consumer of {{ $labels.instance }} was built anew {{ $value | printf "%.0f" }} times.',
      description:
        'The client lost its connection for good or met an error that it cannot recover from. First read the log lines "The consumer has stopped" and the code in them.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'MonitorRestarts',
      expr: `changes(process_start_time_seconds{job="access-monitor"}[30m]) >= ${knob('restarts_minimum')}`,
      for: '0s',
      severity: 'ticket',
      audiences: ['engineering'],
      about: 'fault',
      summary: '{{ $labels.instance }} started {{ $value }} times in half an hour.',
      description:
        'Something ends the process. First read the last lines before each start: an exit with a code says why, none means that it was killed, most often for its memory.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'MemoryNearLimit',
      expr: `process_resident_memory_bytes{job="access-monitor"} > ${knob('memory_bytes')}`,
      for: '10m',
      severity: 'ticket',
      audiences: ['engineering'],
      about: 'fault',
      summary: '{{ $labels.instance }} holds {{ $value | humanize1024 }}B of memory.',
      description:
        'Near its limit the process is killed, and its partitions wait for another. First see on the dashboard whether it grows steadily or came with a load; restart it in a quiet minute and keep the graph.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'EventLoopSlow',
      expr: `nodejs_eventloop_lag_p99_seconds{job="access-monitor"} > ${knob('event_loop_lag_seconds')}`,
      for: '5m',
      severity: 'ticket',
      audiences: ['engineering'],
      about: 'fault',
      summary: '{{ $labels.instance }} stands still for {{ $value | humanizeDuration }} at a time.',
      description:
        'Transactions that the process leaves open for 2 s are ended by the database, and the group may think it dead. First see whether it has the CPU it asks for; then whether one member has very many events.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'ClockJumped',
      expr: 'sum by (whose) (increase(tam_clock_jumps_total[15m])) > 0',
      for: '0s',
      severity: 'ticket',
      audiences: ['engineering'],
      about: 'fault',
      summary: 'The clock of the {{ $labels.whose }} was set by more than a second.',
      description:
        'Deadlines are judged by the clock of the database. First see which clock it was and whether time synchronisation runs there; a jump of the database forwards may have said deadlines too early.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'PackVersionsDiffer',
      expr: 'count by (pack) (count by (pack, hash) (tam_pack_info)) > 1',
      for: String(knob('versions_differ_for')),
      severity: 'ticket',
      audiences: ['engineering', 'compliance'],
      about: 'fault',
      summary: 'Instances run with {{ $value }} versions of {{ $labels.pack }}.',
      description:
        'Only instances with the active rule set evaluate; the others wait. First see which instance has which hash in tam_pack_info, and finish or undo the deployment.',
      dashboard: 'tam-pipeline',
    },
  ],
};

import type { AlertGroup } from '../model/rule';
import { knob } from '../read-data';

/** We do not see, or not far enough: what is concluded from events is worth nothing while one of these is on. */
export const BLIND_ALERTS: AlertGroup = {
  name: 'tam-blind',
  domain: 'access',
  interval: '15s',
  rules: [
    {
      alert: 'MonitorBlind',
      expr: 'domain:tam_monitor_blind:max{domain="access"} == 1',
      for: String(knob('blind_for')),
      severity: 'page',
      audiences: ['access-operations', 'engineering'],
      about: 'blind',
      summary: 'The access monitor is blind.',
      description:
        'Some instance has no broker, no database, or a partition that stopped: silence now proves nothing and no deadline is judged. First open /health/ready of each instance: it says in words what it waits for. Access operations: work from the scheduling system until this is over.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'MonitorAbsent',
      expr: 'absent(up{job="access-monitor"} == 1)',
      for: String(knob('absent_for')),
      severity: 'page',
      audiences: ['access-operations', 'engineering'],
      about: 'blind',
      summary: 'No instance of the access monitor answers.',
      description:
        'Prometheus reaches no access monitor, so nothing is judged and no other alert of access can fire. First see whether a process runs and what its last log lines say. Access operations: work from the scheduling system until this is over.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'CountsStale',
      expr: `installation:tam_counts_age_seconds:max > ${knob('counts_stale_seconds')}`,
      for: String(knob('blind_for')),
      severity: 'page',
      audiences: ['engineering'],
      about: 'blind',
      summary: 'The counts on the wall are {{ $value | humanizeDuration }} old.',
      description:
        'The monitor answers but cannot read its counts, so every panel of clocks shows the past. First look for slow or blocked statements in the database, then at the log line "The counts could not be read".',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'PartitionsStopped',
      expr: 'reason:tam_partitions_stopped:sum > 0',
      for: '0s',
      severity: 'page',
      audiences: ['engineering'],
      about: 'blind',
      summary: '{{ $value }} partitions stand still: {{ $labels.reason }}.',
      description:
        'Going on would lose or repeat something, so these partitions wait for a person. First look up {{ $labels.reason }} in the runbook: what to do differs by reason. Do not reset offsets or rows.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'SourceLateBeforeDeadlines',
      expr: `mode:tam_source_age_seconds:max{mode="batch"} > ${knob('source_batch_age_seconds')} and on () (sum(region_urgency:tam_clocks_due_unoffered:sum24h) > 0)`,
      for: '10m',
      severity: 'page',
      audiences: ['access-operations', 'engineering'],
      about: 'blind',
      summary: 'A nightly source is {{ $value | humanizeDuration }} behind, and clocks fall due.',
      description:
        'Offers may have been made that we have not been given, so the deadlines that this source could disprove are held. First ask the sender whether the file of last night was written, then import it.',
      dashboard: 'tam-now',
    },
    {
      alert: 'SourceSilent',
      expr: `mode:tam_source_age_seconds:max{mode="stream"} > ${knob('source_stream_age_seconds')}`,
      for: '5m',
      severity: 'page',
      audiences: ['engineering'],
      about: 'blind',
      summary: 'A stream has not spoken for {{ $value | humanizeDuration }}.',
      description:
        'A declared stream gives neither events nor heartbeats, so what rests on its silence is held. First see whether the sender runs, then whether it reaches the broker.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'EventsFarBelowUsual',
      expr: `topic:tam_events:increase1h{topic=~"tam.intake.v1|tam.scheduling.v1"} < ${knob('below_usual_ratio')} * (topic:tam_events:increase1h offset 1w) and (topic:tam_events:increase1h offset 1w) >= ${knob('below_usual_minimum')}`,
      for: '30m',
      severity: 'ticket',
      audiences: ['engineering', 'access-operations'],
      about: 'blind',
      summary: '{{ $labels.topic }} brings far less than in the same hour of last week.',
      description:
        'A sender may be down without saying so, or the clinics may be closed. First compare the two hours on the dashboard by topic, then ask who runs the senders; a holiday explains it.',
      dashboard: 'tam-pipeline',
    },
  ],
};

import type { RecordingGroup } from '../model/rule';

/**
 * What the pipeline does. Gauges of a process are added up or compared over the instances; those that every instance
 * exports alike are made one by max. Labels are named, because what else is on a series depends on who scrapes it.
 */
export const PIPELINE_RULES: RecordingGroup = {
  name: 'tam-pipeline',
  interval: '15s',
  rules: [
    { record: 'domain:tam_monitor_blind:max', expr: 'max by (domain) (tam_monitor_blind)' },
    { record: 'topic_result:tam_events:rate5m', expr: 'sum by (topic, result) (rate(tam_events_total[5m]))' },
    { record: 'topic:tam_events:rate5m', expr: 'sum by (topic) (topic_result:tam_events:rate5m)' },
    { record: 'topic:tam_events:increase1h', expr: 'sum by (topic) (increase(tam_events_total[1h]))' },
    {
      record: 'topic:tam_consumer_lag_records:sum',
      expr: 'sum by (topic) (max by (topic, partition) (tam_consumer_lag_records))',
    },
    { record: 'topic:tam_consumer_lag_seconds:max', expr: 'max by (topic) (tam_consumer_lag_seconds)' },
    { record: 'domain_why:tam_deadlines_held:sum', expr: 'sum by (domain, why) (tam_deadlines_held)' },
    { record: 'mode:tam_source_age_seconds:max', expr: 'max by (mode) (tam_source_age_seconds)' },
    { record: 'reason:tam_partitions_stopped:sum', expr: 'sum by (reason) (tam_partitions_stopped)' },
    { record: 'domain:tam_intake_paused:sum', expr: 'sum by (domain) (tam_intake_paused)' },
    { record: 'outcome:tam_rounds:rate5m', expr: 'sum by (outcome) (rate(tam_rounds_total[5m]))' },
    {
      record: 'installation:tam_rounds_failed:increase10m',
      expr: 'sum(increase(tam_rounds_total{outcome="failed"}[10m]))',
    },
    { record: 'installation:tam_rounds:increase10m', expr: 'sum(increase(tam_rounds_total[10m]))' },
    {
      record: 'installation:tam_rounds_failed_per_tam_rounds:ratio_increase10m',
      expr: 'installation:tam_rounds_failed:increase10m / (installation:tam_rounds:increase10m > 0)',
    },
    { record: 'installation:tam_fenced:increase10m', expr: 'sum(increase(tam_fenced_total[10m]))' },
    {
      record: 'le:tam_round_seconds_bucket:rate5m',
      expr: 'sum by (le) (rate(tam_round_seconds_bucket[5m]))',
    },
    { record: 'le:tam_round_events_bucket:rate5m', expr: 'sum by (le) (rate(tam_round_events_bucket[5m]))' },
    {
      record: 'le:tam_event_to_determination_seconds_bucket:rate5m',
      expr: 'sum by (le) (rate(tam_event_to_determination_seconds_bucket[5m]))',
    },
    {
      record: 'le:tam_deadline_lateness_seconds_bucket:rate5m',
      expr: 'sum by (le) (rate(tam_deadline_lateness_seconds_bucket[5m]))',
    },
    { record: 'installation:tam_relayed_records:rate5m', expr: 'sum(rate(tam_relayed_records_total[5m]))' },
    { record: 'installation:tam_unpublished_revisions:max', expr: 'max(tam_unpublished_revisions)' },
    {
      record: 'installation:tam_unpublished_age_seconds:max',
      expr: 'clamp_min(max(tam_metrics_refreshed_timestamp_seconds) - max(tam_unpublished_oldest_timestamp_seconds), 0)',
    },
    {
      record: 'installation:tam_counts_age_seconds:max',
      expr: 'time() - max(tam_metrics_refreshed_timestamp_seconds)',
    },
  ],
};

import type { MetricDefinition } from './metric-definition';

const QUICK = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const DELAY = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 15, 60];
const LATENESS = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 2, 5, 15, 60, 300, 900];

/**
 * Every metric of the product, in the order of the page that is generated from it. Dashboards, alerts and the exporter
 * take names from here, so that a name lives once.
 */
export const METRICS = {
  tam_monitor_blind: {
    kind: 'process',
    type: 'gauge',
    help: '1 while this monitor cannot say what happened: no broker, no database, or a partition that stopped.',
    labels: ['domain'],
  },
  tam_consumer_lag_records: {
    kind: 'process',
    type: 'gauge',
    help: 'Records of a partition that were appended and not applied yet.',
    labels: ['topic', 'partition'],
  },
  tam_consumer_lag_seconds: {
    kind: 'process',
    type: 'gauge',
    help: 'Age of the last applied record of the slowest partition that has records not applied yet; 0 if none has.',
    labels: ['topic'],
  },
  tam_deadlines_held: {
    kind: 'process',
    type: 'gauge',
    help: 'Deadlines that have passed and wait, because the log or a source is not known to be read past them.',
    labels: ['domain', 'why'],
  },
  tam_source_age_seconds: {
    kind: 'process',
    type: 'gauge',
    help: 'Of the declared sources the longest time since the instant up to which a batch source is complete, or since the last word of a stream.',
    labels: ['mode'],
  },
  tam_partitions_stopped: {
    kind: 'process',
    type: 'gauge',
    help: 'Partitions that stopped because going on would lose or repeat something; each needs a person.',
    labels: ['reason'],
  },
  tam_events_total: {
    kind: 'process',
    type: 'counter',
    help: 'Events taken from a topic, by what became of them.',
    labels: ['topic', 'result'],
  },
  tam_skipped_events_total: {
    kind: 'process',
    type: 'counter',
    help: 'Events of types outside the catalogue, which are left alone.',
    labels: ['topic'],
  },
  tam_dead_letters_total: {
    kind: 'process',
    type: 'counter',
    help: 'Records that cannot be used, by the code of the fault.',
    labels: ['code'],
  },
  tam_sealed_members_total: {
    kind: 'process',
    type: 'counter',
    help: 'Members whose cases were moved out of the way because nothing was recorded of them for long, and those that an event brought back.',
    labels: ['what'],
  },
  tam_breaker_trips_total: {
    kind: 'process',
    type: 'counter',
    help: 'Times the intake of a partition was paused because too much of what came could not be used.',
    labels: ['domain'],
  },
  tam_intake_paused: {
    kind: 'process',
    type: 'gauge',
    help: 'Partitions of this instance whose intake is paused because too much of what came could not be used.',
    labels: ['domain'],
  },
  tam_unrecognised_codes_total: {
    kind: 'process',
    type: 'counter',
    help: 'Codes that no registry knows: kept, and satisfying nothing.',
    labels: ['field'],
  },
  tam_no_pack_total: {
    kind: 'process',
    type: 'counter',
    help: 'Evaluations of a case to whose place and date no rule pack is assigned.',
    labels: ['domain'],
  },
  tam_rounds_total: {
    kind: 'process',
    type: 'counter',
    help: 'Rounds by how they ended.',
    labels: ['outcome'],
  },
  tam_round_seconds: {
    kind: 'process',
    type: 'histogram',
    help: 'Time of one round from its first statement to the answer to its COMMIT.',
    labels: [],
    buckets: QUICK,
  },
  tam_round_events: {
    kind: 'process',
    type: 'histogram',
    help: 'Events of one round.',
    labels: [],
    buckets: [0, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2000],
  },
  tam_event_to_determination_seconds: {
    kind: 'process',
    type: 'histogram',
    help: 'Time from the append of an event to the commit of the revisions that it caused.',
    labels: [],
    buckets: DELAY,
  },
  tam_deadline_lateness_seconds: {
    kind: 'process',
    type: 'histogram',
    help: 'Time from a deadline to the commit of the revisions that it caused.',
    labels: [],
    buckets: LATENESS,
  },
  tam_relayed_records_total: {
    kind: 'process',
    type: 'counter',
    help: 'Revisions and dead letters acknowledged by the broker.',
    labels: [],
  },
  tam_fenced_total: {
    kind: 'process',
    type: 'counter',
    help: 'Rounds of a partition undone because another instance had written its turn.',
    labels: [],
  },
  tam_clock_jumps_total: {
    kind: 'process',
    type: 'counter',
    help: 'Times the clock of this host or of the database moved by more than a second otherwise than monotonic time; each needs a look.',
    labels: ['whose'],
  },
  tam_audit_sealing: {
    kind: 'process',
    type: 'gauge',
    help: '1 while this instance signs how far the revision log has come; 0 while there is no key in TAM_AUDIT_KEY_FILE.',
    labels: ['domain'],
  },
  tam_audit_sealed_timestamp_seconds: {
    kind: 'process',
    type: 'gauge',
    help: 'When this instance last found or made every partition of the revision log sealed. Instances take turns: take the maximum.',
    labels: ['domain'],
  },
  tam_audit_broken_partitions: {
    kind: 'process',
    type: 'gauge',
    help: 'Partitions of the revision log that are not as they were signed, or whose chain does not hold; they are not sealed.',
    labels: ['domain'],
  },
  tam_rebalances_total: {
    kind: 'process',
    type: 'counter',
    help: 'Times the consumer group gave this instance its partitions.',
    labels: [],
  },
  tam_crashes_total: {
    kind: 'process',
    type: 'counter',
    help: 'Times the consumer had to be built anew.',
    labels: [],
  },
  tam_stalls_total: {
    kind: 'process',
    type: 'counter',
    help: 'Times the rounds stood still and the process ended because of it.',
    labels: ['domain'],
  },
  tam_clocks: {
    kind: 'state',
    type: 'gauge',
    help: 'Clocks by the status last said of them.',
    labels: ['standard', 'status', 'region'],
  },
  tam_pack_info: {
    kind: 'state',
    type: 'gauge',
    help: '1 for each rule pack that the evaluator was built with.',
    labels: ['pack', 'version', 'hash'],
  },
  tam_metrics_refreshed_timestamp_seconds: {
    kind: 'state',
    type: 'gauge',
    help: 'When the counts of the database were last read; the state and log metrics are as of then.',
    labels: [],
  },
  tam_revisions_total: {
    kind: 'log',
    type: 'counter',
    help: 'Rows of the revision log.',
    labels: ['kind', 'status'],
  },
} as const satisfies Readonly<Record<`tam_${string}`, MetricDefinition>>;

export type MetricName = keyof typeof METRICS;

/** Metrics of one kind or type, by name. */
export type MetricsOf<Wanted extends Partial<MetricDefinition>> = {
  [N in MetricName]: (typeof METRICS)[N] extends Wanted ? N : never;
}[MetricName];

/** The labels of a metric, each with a text. */
export type LabelsOf<N extends MetricName> = {
  readonly [L in (typeof METRICS)[N]['labels'][number]]: string;
};

/** One number that is worked out ahead: `level:metric:operation`. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
}

/** Rules that are evaluated together, in this order. */
export interface RecordingGroup {
  readonly name: string;
  /** How often, as Prometheus writes durations. */
  readonly interval: string;
  readonly rules: readonly RecordingRule[];
}

/**
 * Who is told. `clinical-oncall` and `clinical-worklist` wait for findings of crises; the others hear of access.
 */
export const AUDIENCES = [
  'clinical-oncall',
  'clinical-worklist',
  'access-operations',
  'compliance',
  'engineering',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** `page`: at once, day and night. `ticket`: within the working day. `digest`: read in the morning. `none`: for machines. */
export const SEVERITIES = ['page', 'ticket', 'digest', 'none'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Page of Grafana that an alert opens. */
export type DashboardUid = 'tam-now' | 'tam-access-period' | 'tam-pipeline';

/** One alert. Texts may hold `{{ $labels.x }}` and `{{ $value }}` in Prometheus' template language. */
export interface AlertRule {
  /** PascalCase, a symptom. */
  readonly alert: string;
  readonly expr: string;
  /** How long it must hold, as Prometheus writes durations; `0s`: at once. */
  readonly for: string;
  readonly severity: Severity;
  readonly audiences: readonly Audience[];
  /**
   * `blind`: we do not see. `figure`: a share or count concluded from what we see, so worth nothing while we are blind.
   * `case`: somebody waits for an act; never silenced. `fault`: of the machinery, true whatever we see.
   */
  readonly about: 'blind' | 'figure' | 'case' | 'fault';
  /** One line: what is so. */
  readonly summary: string;
  /** What it means, and what to do first. */
  readonly description: string;
  readonly dashboard: DashboardUid;
}

/** Alerts of one subject. */
export interface AlertGroup {
  readonly name: string;
  readonly domain: 'access' | 'crisis';
  readonly interval: string;
  readonly rules: readonly AlertRule[];
}

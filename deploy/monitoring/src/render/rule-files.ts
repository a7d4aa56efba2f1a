import { runbookPage, type Addresses } from '../model/addresses';
import type { AlertGroup, AlertRule, RecordingGroup } from '../model/rule';

/** A rule as Prometheus reads it. */
export interface PrometheusRule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A rule group as Prometheus reads it. */
export interface PrometheusGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly PrometheusRule[];
}

export const toRecordingGroup = ({ name, interval, rules }: RecordingGroup): PrometheusGroup => ({
  name,
  interval,
  rules: rules.map(({ record, expr }) => ({ record, expr })),
});

export const toAlertGroup = (
  { name, interval, domain, rules }: AlertGroup,
  addresses: Addresses,
): PrometheusGroup => ({
  name,
  interval,
  rules: rules.map((rule) => ({
    alert: rule.alert,
    expr: rule.expr,
    ...(rule.for !== '0s' && { for: rule.for }),
    labels: alertLabels(rule, domain),
    annotations: alertAnnotations(rule, addresses),
  })),
});

/** By these Alertmanager routes and silences. Never a value of the query. */
export const alertLabels = (
  { severity, audiences, about }: AlertRule,
  domain: string,
): Readonly<Record<string, string>> => ({ severity, audience: audiences.join(','), domain, about });

export function alertAnnotations(rule: AlertRule, addresses: Addresses): Readonly<Record<string, string>> {
  const byRegion = rule.expr.includes('by (region)') || rule.summary.includes('$labels.region');
  return {
    summary: rule.summary,
    description: rule.description,
    runbook_url: `${addresses.runbooks}/${runbookPage(rule.alert)}`,
    dashboard_url: `${addresses.grafana}/d/${rule.dashboard}${byRegion ? '?var-region={{ $labels.region }}' : ''}`,
  };
}

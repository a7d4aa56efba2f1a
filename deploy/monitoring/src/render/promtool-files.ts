import { ALERT_GROUPS, RECORDING_GROUPS } from '../all-rules';
import type { AlertCase, CaseFile, Firing } from '../cases/alert-case';
import type { Addresses } from '../model/addresses';
import type { AlertGroup, AlertRule } from '../model/rule';
import { alertAnnotations, alertLabels } from './rule-files';

const groupOf = (alert: string): { readonly group: AlertGroup; readonly rule: AlertRule } => {
  for (const group of ALERT_GROUPS) {
    const rule = group.rules.find((each) => each.alert === alert);
    if (rule) return { group, rule };
  }
  throw new RangeError(`No alert is named ${alert}.`);
};

/** A text as Prometheus fills it in: labels by their names, and what stands for the value. */
const filled = (text: string, { labels, value }: Firing): string =>
  text
    .replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, label: string) => labels[label] ?? '')
    .replace(/\{\{ \$value[^}]*\}\}/g, value);

function expected(firing: Firing, alert: string, addresses: Addresses): object {
  const { group, rule } = groupOf(alert);
  const annotations = Object.entries(alertAnnotations(rule, addresses));
  return {
    exp_labels: { ...firing.labels, ...alertLabels(rule, group.domain) },
    exp_annotations: Object.fromEntries(annotations.map(([name, text]) => [name, filled(text, firing)])),
  };
}

const toGroup = (
  { alert, name, series, at, fires }: AlertCase,
  step: string,
  addresses: Addresses,
): object => ({
  name,
  interval: step,
  input_series: series.map(([each, values]) => ({ series: each, values })),
  alert_rule_test: [
    {
      eval_time: `${at}m`,
      alertname: alert,
      exp_alerts: fires.map((firing) => expected(firing, alert, addresses)),
    },
  ],
});

/** One file of cases for `promtool test rules`, which finds the rules beside it. */
export function promtoolFile({ stepMinutes, cases }: CaseFile, addresses: Addresses): object {
  const alerts = new Set(cases.map(({ alert }) => alert));
  const groups = ALERT_GROUPS.filter(({ rules }) => rules.some(({ alert }) => alerts.has(alert)));
  const isOfObjectives = groups.some(({ name }) => name.includes('objective'));
  const recording = RECORDING_GROUPS.filter(({ name }) => isOfObjectives || !name.includes('objective'));
  return {
    rule_files: [
      ...recording.map(({ name }) => `../rules/${name}.yaml`),
      ...groups.map(({ name }) => `../alerts/${name}.yaml`),
    ],
    evaluation_interval: `${stepMinutes}m`,
    group_eval_order: [...recording, ...groups].map(({ name }) => name),
    tests: cases.map((each) => toGroup(each, `${stepMinutes}m`, addresses)),
  };
}

import { runbookPage, type Addresses } from '../model/addresses';
import type { AlertGroup, AlertRule } from '../model/rule';
import { alertAnnotations, alertLabels } from '../render/rule-files';

/** Grafana looks at rules every so many seconds, in steps of ten. */
const INTERVAL = '30s';
const FOLDER = 'Timely access';
const PROMETHEUS = 'prometheus';

/** For values Grafana has other words than Prometheus. */
const inGrafana = (text: string): string => text.replaceAll('$value', '$values.A.Value');

/** A rule as Grafana provisions it: its query filters, so whatever it answers is a reason to fire. */
function toGrafanaRule(rule: AlertRule, domain: string, addresses: Addresses): object {
  const annotations = Object.entries(alertAnnotations(rule, addresses));
  return {
    uid: runbookPage(rule.alert).replace(/\.md$/, '').slice(0, 40),
    title: rule.alert,
    condition: 'B',
    data: [
      {
        refId: 'A',
        relativeTimeRange: { from: 600, to: 0 },
        datasourceUid: PROMETHEUS,
        model: { refId: 'A', expr: rule.expr, instant: true, range: false },
      },
      {
        refId: 'B',
        relativeTimeRange: { from: 0, to: 0 },
        datasourceUid: '__expr__',
        model: { refId: 'B', type: 'math', expression: 'is_number($A) || is_inf($A)' },
      },
    ],
    noDataState: 'OK',
    execErrState: 'Error',
    for: rule.for,
    annotations: {
      ...Object.fromEntries(annotations.map(([name, text]) => [name, inGrafana(text)])),
      __dashboardUid__: rule.dashboard,
    },
    labels: alertLabels(rule, domain),
    isPaused: false,
  };
}

/** Alerts for an installation that lets Grafana look at the rules instead of Prometheus. */
export const grafanaAlerting = (groups: readonly AlertGroup[], addresses: Addresses): object => ({
  apiVersion: 1,
  groups: groups.map(({ name, domain, rules }) => ({
    orgId: 1,
    name,
    folder: FOLDER,
    interval: INTERVAL,
    rules: rules.map((rule) => toGrafanaRule(rule, domain, addresses)),
  })),
});

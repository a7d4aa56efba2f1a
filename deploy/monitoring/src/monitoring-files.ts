import { ALERT_GROUPS, checkQueries, RECORDING_GROUPS, ruleQueries } from './all-rules';
import { alertmanagerConfig } from './alertmanager/config';
import { CASE_FILES } from './cases/case-files';
import { allDashboards } from './dashboards/all-dashboards';
import { panelQueries } from './dashboards/panel-queries';
import { grafanaAlerting } from './grafana/alert-rules';
import { DASHBOARD_PROVIDER, DATASOURCES } from './grafana/provisioning';
import type { Addresses } from './model/addresses';
import { prometheusRule } from './render/prometheus-rule';
import { promtoolFile } from './render/promtool-files';
import { toAlertGroup, toRecordingGroup } from './render/rule-files';
import { toJson, toYaml } from './render/to-yaml';

/**
 * Every file that Prometheus, Alertmanager and Grafana are given, by its path below deploy/monitoring/generated. Throws
 * TAM_WATCH_QUERY_REFUSED where a query names what is not there.
 */
export function monitoringFiles(addresses: Addresses): ReadonlyMap<string, string> {
  const dashboards = allDashboards(addresses);
  const shown = dashboards.flatMap(panelQueries).filter(({ language }) => language === 'promql');
  checkQueries([...ruleQueries(), ...shown.map(({ name, text }) => [name, text] as const)]);
  return new Map([
    ...RECORDING_GROUPS.map(
      (group) => [`rules/${group.name}.yaml`, toYaml({ groups: [toRecordingGroup(group)] })] as const,
    ),
    ...ALERT_GROUPS.map(
      (group) => [`alerts/${group.name}.yaml`, toYaml({ groups: [toAlertGroup(group, addresses)] })] as const,
    ),
    ...CASE_FILES.map(
      (file) => [`promtool/${file.name}-test.yaml`, toYaml(promtoolFile(file, addresses))] as const,
    ),
    ...dashboards.map((each) => [`grafana/dashboards/${each.uid ?? ''}.json`, toJson(each)] as const),
    ['grafana/datasources/tam.yaml', toYaml(DATASOURCES)],
    ['grafana/providers/tam.yaml', toYaml(DASHBOARD_PROVIDER)],
    ['grafana/alerting/tam-alerts.yaml', toYaml(grafanaAlerting(ALERT_GROUPS, addresses))],
    ['kubernetes/prometheus-rules.yaml', toYaml(prometheusRule(addresses))],
    ['alertmanager/alertmanager.yaml', toYaml(alertmanagerConfig(addresses))],
  ]);
}

import { loadSource } from './lib/load-lib.mjs';

const FOLDER = 'deploy/monitoring/generated';

const GRAFANA = ['dashboards', 'datasources', 'providers', 'alerting'].map((name) => `grafana/${name}`);

/** What Prometheus, Alertmanager and Grafana are given, from the metric catalogue and the rules beside it. */
export const folders = ['rules', 'alerts', 'alertmanager', 'promtool', ...GRAFANA].map(
  (name) => `${FOLDER}/${name}`,
);

export function generate() {
  const { ADDRESSES, monitoringFiles } = loadSource('deploy/monitoring/src');
  return new Map([...monitoringFiles(ADDRESSES)].map(([name, text]) => [`${FOLDER}/${name}`, text]));
}

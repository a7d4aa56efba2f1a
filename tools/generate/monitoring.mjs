import { loadSource } from './lib/load-lib.mjs';

const FOLDER = 'deploy/monitoring/generated';
const KUBERNETES = 'deploy/kubernetes/base/generated';

const GRAFANA = ['dashboards', 'datasources', 'providers', 'alerting'].map((name) => `grafana/${name}`);

/** What Prometheus, Alertmanager and Grafana are given, from the metric catalogue and the rules beside it. */
export const folders = [
  ...['rules', 'alerts', 'alertmanager', 'promtool', ...GRAFANA].map((name) => `${FOLDER}/${name}`),
  KUBERNETES,
];

export function generate() {
  const { ADDRESSES, monitoringFiles } = loadSource('deploy/monitoring/src');
  return new Map([...monitoringFiles(ADDRESSES)].map(([name, text]) => [placeOf(name), text]));
}

/** What a cluster is given lies with its manifests, because Kustomize reads nothing above its own folder. */
const placeOf = (name) =>
  name.startsWith('kubernetes/') ? `${KUBERNETES}/${name.slice('kubernetes/'.length)}` : `${FOLDER}/${name}`;

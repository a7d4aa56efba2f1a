import { loadSource } from './lib/load-lib.mjs';

const FOLDER = 'deploy/monitoring/generated';

/** What Prometheus, Alertmanager and Grafana are given, from the metric catalogue and the rules beside it. */
export const folders = [
  `${FOLDER}/rules`,
  `${FOLDER}/alerts`,
  `${FOLDER}/alertmanager`,
  `${FOLDER}/promtool`,
];

export function generate() {
  const { ADDRESSES, monitoringFiles } = loadSource('deploy/monitoring/src');
  return new Map([...monitoringFiles(ADDRESSES)].map(([name, text]) => [`${FOLDER}/${name}`, text]));
}

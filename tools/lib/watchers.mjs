import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './command.mjs';
import { Fault } from './fault.mjs';
import { DATA, inRoot } from './paths.mjs';
import { portOf, requireFree, waitForPort } from './ports.mjs';
import { Service } from './service.mjs';

const FOLDER = path.join(DATA, 'monitoring');
const GENERATED = inRoot('deploy', 'monitoring', 'generated');
/** Debian calls it otherwise than its makers do. */
const ALERTMANAGERS = ['alertmanager', 'prometheus-alertmanager'];

/** The names under which this starts processes, for whoever ends those of an earlier run. */
export const WATCHERS = ['prometheus', 'alertmanager'];

/**
 * Prometheus and Alertmanager of this machine, over the monitor at this address, with the generated rules. Answers them
 * and where they are. Throws TAM_RUN_PROGRAM_MISSING where one is not installed, TAM_RUN_PORT_BUSY.
 */
export async function watchers(http) {
  const [prometheus, alertmanager] = [await programOf(['prometheus']), await programOf(ALERTMANAGERS)];
  const [port, alertPort] = [portOf('prometheus'), portOf('alertmanager')];
  await requireFree(port, 'Prometheus', 'TAM_PROMETHEUS_PORT');
  await requireFree(alertPort, 'Alertmanager', 'TAM_ALERTMANAGER_PORT');
  mkdirSync(FOLDER, { recursive: true });
  const config = path.join(FOLDER, 'prometheus.yaml');
  // JSON is YAML.
  writeFileSync(config, JSON.stringify(prometheusConfig(new URL(http).host, `127.0.0.1:${alertPort}`)));
  return {
    services: [
      new Service('alertmanager', {
        program: alertmanager,
        env: process.env,
        args: [
          `--config.file=${path.join(GENERATED, 'alertmanager', 'alertmanager.yaml')}`,
          `--storage.path=${path.join(FOLDER, 'alertmanager')}`,
          `--web.listen-address=127.0.0.1:${alertPort}`,
          '--cluster.listen-address=',
        ],
      }),
      new Service('prometheus', {
        program: prometheus,
        env: process.env,
        args: [
          `--config.file=${config}`,
          `--storage.tsdb.path=${path.join(FOLDER, 'prometheus')}`,
          `--web.listen-address=127.0.0.1:${port}`,
        ],
      }),
    ],
    prometheus: `http://127.0.0.1:${port}`,
    alertmanager: `http://127.0.0.1:${alertPort}`,
    answer: async () => (await waitForPort(port)) && (await waitForPort(alertPort)),
  };
}

function prometheusConfig(target, alertmanager) {
  return {
    global: { scrape_interval: '5s', evaluation_interval: '15s' },
    rule_files: ['rules', 'alerts'].map((name) => path.join(GENERATED, name, '*.yaml')),
    alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
    scrape_configs: [{ job_name: 'access-monitor', static_configs: [{ targets: [target] }] }],
  };
}

/** The place of the first of these programs that is installed. */
async function programOf(names) {
  for (const name of names) {
    const { code, output } = await runCommand('which', [name]);
    if (code === 0) return output.trim();
  }
  throw new Fault('TAM_RUN_PROGRAM_MISSING', `${names[0]} is not installed on this machine.`);
}

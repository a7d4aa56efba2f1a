import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { freePort } from './free-port';
import { InstalledProgram } from './installed-program';
import { until } from './until';

/** One series of an answer. */
export interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A real Prometheus that scrapes one monitor every second. */
export class Prometheus {
  private constructor(
    private readonly program: InstalledProgram,
    private readonly url: string,
  ) {}

  /** `target` is host and port of the monitor, `alertmanager` those of Alertmanager. */
  static async start(
    folder: string,
    target: string,
    rules: readonly string[],
    alertmanager: string,
  ): Promise<Prometheus> {
    const port = await freePort();
    const config = path.join(folder, 'prometheus.yaml');
    writeFileSync(
      config,
      stringify({
        global: { scrape_interval: '1s', evaluation_interval: '1s' },
        rule_files: rules,
        alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
        scrape_configs: [{ job_name: 'access-monitor', static_configs: [{ targets: [target] }] }],
      }),
    );
    const program = InstalledProgram.start(
      'prometheus',
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${path.join(folder, 'tsdb')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--log.level=warn',
      ],
      folder,
    );
    const prometheus = new Prometheus(program, `http://127.0.0.1:${port}`);
    await until('Prometheus is ready', async () => {
      if (program.hasEnded) throw program.failure;
      return (await fetch(`${prometheus.url}/-/ready`).catch(() => undefined))?.ok;
    });
    return prometheus;
  }

  /** The series that a query answers with now. Throws what Prometheus says against it. */
  async query(expr: string): Promise<readonly Sample[]> {
    const answer = await fetch(`${this.url}/api/v1/query`, {
      method: 'POST',
      body: new URLSearchParams({ query: expr }),
    });
    const body = (await answer.json()) as {
      readonly status: string;
      readonly error?: string;
      readonly data?: {
        readonly result: readonly { readonly metric: Sample['metric']; readonly value: [number, string] }[];
      };
    };
    if (body.status !== 'success') throw new Error(`${expr}: ${body.error ?? answer.status}`);
    return (body.data?.result ?? []).map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
  }

  /** Rules that could not be evaluated, each with the reason. */
  async ruleFaults(): Promise<readonly string[]> {
    const answer = await fetch(`${this.url}/api/v1/rules`);
    const { data } = (await answer.json()) as {
      readonly data: {
        readonly groups: readonly {
          readonly rules: readonly { readonly name: string; readonly lastError?: string }[];
        }[];
      };
    };
    const rules = data.groups.flatMap((group) => group.rules);
    return rules.flatMap(({ name, lastError }) => (lastError ? [`${name}: ${lastError}`] : []));
  }

  close(): Promise<void> {
    return this.program.end();
  }
}

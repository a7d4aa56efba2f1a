import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { freePort } from './free-port';
import { InstalledProgram } from './installed-program';
import { until } from './until';

/** One alert as a receiver was told of it. */
export interface ToldAlert {
  readonly receiver: string;
  readonly status: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** When it arrived, epoch ms. */
  readonly at: number;
}

interface Webhook {
  readonly receiver: string;
  readonly alerts: readonly Pick<ToldAlert, 'status' | 'labels' | 'annotations'>[];
}

/** Takes the alerts of every audience and keeps them. */
export class RecordingReceiver {
  readonly told: ToldAlert[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<RecordingReceiver> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const at = Date.now();
        const { receiver, alerts } = JSON.parse(body) as Webhook;
        for (const alert of alerts) started.told.push({ ...alert, receiver, at });
        response.end();
      });
    });
    const started = new RecordingReceiver(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/alerts`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A real Alertmanager with the generated configuration of a folder. */
export class Alertmanager {
  private constructor(
    private readonly program: InstalledProgram,
    readonly address: string,
  ) {}

  static async start(folder: string): Promise<Alertmanager> {
    const address = `127.0.0.1:${await freePort()}`;
    const program = InstalledProgram.start(
      'prometheus-alertmanager',
      [
        `--config.file=${path.join(folder, 'alertmanager', 'alertmanager.yaml')}`,
        `--storage.path=${path.join(folder, 'alertmanager-data')}`,
        `--web.listen-address=${address}`,
        '--cluster.listen-address=',
        '--log.level=warn',
      ],
      folder,
    );
    const alertmanager = new Alertmanager(program, address);
    await until('Alertmanager is ready', async () => {
      if (program.hasEnded) throw program.failure;
      return (await fetch(`http://${address}/-/ready`).catch(() => undefined))?.ok;
    });
    return alertmanager;
  }

  /** Tells it of alerts that are on, as Prometheus would. */
  async post(alerts: readonly Readonly<Record<string, string>>[]): Promise<void> {
    const answer = await fetch(`http://${this.address}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(alerts.map((labels) => ({ labels }))),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }

  /** Names of the alerts that are on and silenced by another. */
  async silenced(): Promise<readonly string[]> {
    const answer = await fetch(`http://${this.address}/api/v2/alerts?inhibited=true&active=false`);
    const alerts = (await answer.json()) as readonly { readonly labels: { readonly alertname: string } }[];
    return alerts.map(({ labels }) => labels.alertname);
  }

  close(): Promise<void> {
    return this.program.end();
  }
}

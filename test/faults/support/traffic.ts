import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CompiledApp } from '../../e2e/support/compiled-app';
import { SimulatedTruth } from '../../e2e/support/simulated-truth';
import type { FaultInstallation } from './fault-installation';

export interface TrafficOptions {
  readonly seed: string;
  /** Requests of the past, over 45 days. */
  readonly cases: number;
  /** Live events a second after that. */
  readonly rate: number;
}

/** All the misbehaviour of sources that changes no truth. */
const MISBEHAVIOUR = [
  ...['--late', '0.05', '--late-up-to', '2d', '--duplicates', '0.05'],
  ...['--disorder', '0.1'],
];

/** Synthetic traffic by the compiled simulator: history through the backfill topic, then the present as it comes. */
export class Traffic {
  private constructor(
    private readonly simulator: CompiledApp,
    private readonly folder: string,
  ) {}

  static start(installation: FaultInstallation, { seed, cases, rate }: TrafficOptions): Traffic {
    const folder = mkdtempSync(path.join(tmpdir(), 'tam-fault-traffic-'));
    const past = ['--seed', seed, '--history-days', '45', '--cases', String(cases)];
    const present = ['--live', '--rate', String(rate), '--truth', path.join(folder, 'truth.ndjson')];
    return new Traffic(installation.startApp('simulator', [...past, ...present, ...MISBEHAVIOUR]), folder);
  }

  /** Ends the traffic and answers with the truth of all that it told. */
  async end(): Promise<SimulatedTruth> {
    const how = await this.simulator.end('SIGTERM');
    if (how !== 'exit code 0') throw this.simulator.failure(how);
    const truth = new SimulatedTruth(path.join(this.folder, 'truth.ndjson'));
    rmSync(this.folder, { recursive: true });
    return truth;
  }
}

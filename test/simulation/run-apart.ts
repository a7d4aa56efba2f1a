import { fork } from 'node:child_process';
import path from 'node:path';
import type { Figures } from './world/figures';

const WORKER = path.resolve(__dirname, '../../tools/simulation-worker.mjs');

/** What a worker of the long suite has to tell. */
export interface RanApart {
  readonly schedules: number;
  readonly figures: Figures;
  /** Each divergence in words. */
  readonly told: readonly { readonly seed: number; readonly text: string }[];
}

/** Runs schedules, up to the first divergence, as the long suite does, in a process of its own: within the test runner they take twice as long. */
export function runApart(first: number, count: number): Promise<RanApart> {
  return new Promise((resolve, reject) => {
    const worker = fork(WORKER, { execArgv: [] });
    worker.once('message', () => {
      worker.once('message', (ran) => {
        resolve(ran as RanApart);
        worker.disconnect();
      });
      worker.send({ first, count, mostFailures: 1 });
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
  });
}

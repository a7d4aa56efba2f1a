import { setTimeout as pause } from 'node:timers/promises';
import type { CrashPoint } from '../../../apps/access-monitor/src/wiring/crash-points';
import type { Chance } from './chance';
import type { FaultInstallation } from './fault-installation';
import type { HeldPoint, HeldWrites } from './held-writes';
import type { MonitorProcess } from './monitor-process';

/** Where a cycle kills: a place in the code, one in the database's work for it, or any moment. */
export type KillPoint = CrashPoint | HeldPoint | 'any-moment';

/** Points that are passed more than once in a short life. */
const PASSED_OFTEN: readonly KillPoint[] = [
  ...['before-transaction', 'in-transaction', 'before-writes', 'after-commit'],
  ...['before-publish', 'after-publish'],
] as const satisfies readonly KillPoint[];

const PATIENCE = 45_000;

export interface KillCycleParts {
  readonly installation: FaultInstallation;
  readonly chance: Chance;
  /** Only where one instance works at a time: nobody can tell whose transaction is held. */
  readonly held?: HeldWrites;
}

/** Starts an instance and kills it at a point. Fails where the point was not reached. */
export async function killAt(
  point: KillPoint,
  { installation, chance, held }: KillCycleParts,
): Promise<void> {
  if (point === 'any-moment') return killAnywhere(installation, chance);
  if (point === 'mid-write' || point === 'at-commit') return killHeld(point, installation, held);
  const nth = PASSED_OFTEN.includes(point) ? chance.between(1, 4) : 1;
  const monitor = await installation.spawn({ TAM_CRASH_AT: `${point}:${nth}` });
  if (point === 'draining' || point === 'drained') {
    await monitor.ready();
    await pause(chance.between(0, 500));
    monitor.signal('SIGTERM');
  }
  await died(monitor, point);
}

async function killAnywhere(installation: FaultInstallation, chance: Chance): Promise<void> {
  const monitor = await installation.spawn();
  const late = chance.between(0, 2) === 0;
  if (late) await monitor.ready();
  await pause(late ? chance.between(0, 1_500) : chance.between(0, 5_000));
  await monitor.end('SIGKILL');
}

async function killHeld(
  point: HeldPoint,
  installation: FaultInstallation,
  held: HeldWrites | undefined,
): Promise<void> {
  const monitor = await installation.spawn();
  if (!held) throw new Error('The database was not prepared to hold transactions.');
  await held.wait(point, PATIENCE);
  await monitor.end('SIGKILL');
}

/** It must have killed itself: one that we have to kill has not passed the point. */
async function died(monitor: MonitorProcess, point: KillPoint): Promise<void> {
  const how = await Promise.race([monitor.ended, pause(PATIENCE, 'not at all', { ref: false })]);
  if (how === 'SIGKILL') return;
  await monitor.end('SIGKILL');
  throw new Error(`${point} was not passed: ${monitor.failure(how).message}`);
}

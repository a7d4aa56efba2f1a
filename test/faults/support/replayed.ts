import { canonicalJson } from '@tam/record';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { outputOf } from '../../e2e/support/app-output';
import { lastOutcomes } from '../../e2e/support/revision-log';
import type { FaultInstallation } from './fault-installation';

/** Final outcomes by their id, each as its canonical bytes. */
export type FinalOutcomes = ReadonlyMap<string, string>;

/** Deadlines pass while the one is read and not the other: then both are asked once more. */
const ATTEMPTS = 4;
const SHOWN = 5;

/** What `replay run` says of all events of the log as of an instant (epoch ms). */
export async function replayedOutcomes(
  installation: FaultInstallation,
  asOf: number,
): Promise<FinalOutcomes> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tam-fault-replay-'));
  try {
    const output = path.join(folder, 'outcomes.ndjson');
    const args = ['run', '--kafka', '--as-of', new Date(asOf).toISOString()];
    const files = ['--output', output, '--rejects', path.join(folder, 'rejects.ndjson')];
    const { code, err } = await outputOf('replay', [...args, ...files], installation.env);
    // 2: some records could not be used, which is not what is asked here.
    if (code !== 0 && code !== 2) throw new Error(`replay run ended with ${code}: ${err}`);
    const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
    return byId(lines.map((line) => JSON.parse(line) as { readonly id: string }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the installation last said of every clock. */
export async function saidOutcomes({ database }: FaultInstallation): Promise<FinalOutcomes> {
  return byId(await lastOutcomes(database));
}

/** Everything in which an installation differs from a replay of its own log, in words. */
export async function faultsAgainstReplay(installation: FaultInstallation): Promise<readonly string[]> {
  let faults: readonly string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(3_000);
    const replayed = await replayedOutcomes(installation, Date.now());
    faults = differencesOf(await saidOutcomes(installation), replayed);
    if (faults.length === 0) return faults;
  }
  return faults;
}

/** Where two sets of final outcomes are not the same bytes. */
export function differencesOf(said: FinalOutcomes, expected: FinalOutcomes): readonly string[] {
  const faults: string[] = [];
  for (const id of new Set([...said.keys(), ...expected.keys()])) {
    const [is, should] = [said.get(id), expected.get(id)];
    if (is !== should) faults.push(`${id} is ${is ?? 'not there'}, should be ${should ?? 'not there'}`);
  }
  return faults.length > SHOWN ? [...faults.slice(0, SHOWN), `and ${faults.length - SHOWN} more`] : faults;
}

const byId = (outcomes: readonly { readonly id: string }[]): FinalOutcomes =>
  new Map(outcomes.map((outcome) => [outcome.id, canonicalJson(outcome)]));

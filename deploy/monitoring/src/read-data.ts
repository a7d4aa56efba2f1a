import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TamError } from '@tam/errors';
import { parse } from 'yaml';
import type { Addresses } from './model/addresses';

const FOLDER = path.join(__dirname, '..', 'data');

/** A number that rules compare with, or a duration as Prometheus writes it, and why it is what it is. */
interface Knob {
  readonly value: number | string;
  readonly reason: string;
}

/** An objective of the pipeline over 30 days. */
export interface Objective {
  readonly title: string;
  /** Per cent. */
  readonly objective: number;
  readonly promise: string;
  readonly reason: string;
}

/** A pair of windows over which a budget must burn this many times too fast. */
export interface BurnWindow {
  readonly severity: 'page' | 'ticket';
  readonly burn: number;
  readonly long: string;
  readonly short: string;
}

const read = <T>(name: string): T => parse(readFileSync(path.join(FOLDER, name), 'utf8')) as T;

const KNOBS = read<Readonly<Record<string, Knob>>>('knobs.yaml');
export const OBJECTIVES =
  read<Readonly<Record<'freshness' | 'delivery' | 'deadlines', Objective>>>('objectives.yaml');
export const BURN_WINDOWS = read<readonly BurnWindow[]>('burn-windows.yaml');

export const ADDRESSES = read<Addresses>('addresses.yaml');

const asked = new Set<string>();

/** A number of knobs.yaml by its name. Throws TAM_WATCH_KNOB_UNSET where it is not set, or has no reason. */
export function knob(name: string): number | string {
  const found = KNOBS[name];
  if (found === undefined || found.reason === undefined)
    throw new TamError('TAM_WATCH_KNOB_UNSET', `"${name}" is not set, or has no reason.`, { knob: name });
  asked.add(name);
  return found.value;
}

/** Numbers that stand in knobs.yaml and that no rule has asked for so far. */
export const unreadKnobs = (): readonly string[] => Object.keys(KNOBS).filter((name) => !asked.has(name));

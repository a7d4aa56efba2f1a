import { TamError } from '@tam/errors';
import { parseInstant } from '@tam/events';
import { STORIES } from '../stories';
import { REGIONS, type Regions } from '../world/place';

const UNITS: { readonly [unit: string]: number } = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const refuse = (option: string, text: string, wanted: string): TamError =>
  new TamError('TAM_SIMULATE_OPTION', `${option} ${text}: ${wanted} is wanted.`, { option });

/** A length of time such as 30s, 10m, 2h or 3d, in ms. */
export function durationOf(option: string, text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const length = UNITS[unit ?? ''];
  if (count === undefined || length === undefined)
    throw refuse(option, text, 'a length such as 30s, 10m, 2h or 3d');
  return Number(count) * length;
}

/** A whole number from `low` to `high`. */
export function wholeOf(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < low || value > high)
    throw refuse(option, text, `a whole number from ${low} to ${high}`);
  return value;
}

/** A number above 0, up to `high`. */
export function rateOf(option: string, text: string, high: number): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value <= 0 || value > high)
    throw refuse(option, text, `a number above 0 and up to ${high}`);
  return value;
}

/** A share of all, 0 to 1. */
export function shareOf(option: string, text: string): number {
  const value = Number(text);
  if (!/^\d(\.\d+)?$/.test(text) || value > 1) throw refuse(option, text, 'a share from 0 to 1');
  return value;
}

/** An instant with its offset, epoch ms. */
export function instantOf(option: string, text: string): number {
  const instant = parseInstant(text);
  if (instant === undefined) throw refuse(option, text, 'an instant such as 2026-07-01T00:00:00-07:00');
  return instant;
}

/** Letters, digits and hyphens: it becomes part of every id. */
export function seedOf(option: string, text: string): string {
  if (!/^[A-Za-z0-9-]{1,20}$/.test(text)) throw refuse(option, text, 'up to 20 letters, digits and hyphens');
  return text;
}

/** Weights of stories by kind, such as `urgent=40,course=0`. With `only`, every kind not named weighs nothing. */
export function weightsOf(option: string, text: string, only = false): ReadonlyMap<string, number> {
  const kinds = STORIES.map(({ kind }) => kind);
  const named = namesWithNumbers(option, text, kinds, only);
  return only ? new Map([...kinds.map((kind) => [kind, 0] as const), ...named]) : named;
}

/**
 * How much more often cases happen in some regions, such as `us-ny=5`: all others stay as they are. Regions without a
 * number, such as `us-ca,gb-eng`, are the only ones.
 */
export function regionsOf(option: string, text: string): Regions {
  const factors = namesWithNumbers(option, text, REGIONS, true);
  return { factors, otherwise: text.includes('=') ? 1 : 0 };
}

/** A list of known names, each with a number; where that may be left out it is 1. */
function namesWithNumbers(
  option: string,
  text: string,
  known: readonly string[],
  plain: boolean,
): ReadonlyMap<string, number> {
  const named = new Map<string, number>();
  for (const part of text.split(',')) {
    const [, name = '', , number] = /^([a-z-]+)(=(\d{1,6}(?:\.\d+)?))?$/.exec(part) ?? [];
    if (!known.includes(name) || (number === undefined && !plain))
      throw refuse(option, part, `one of ${known.join(', ')}, each with =weight,`);
    named.set(name, number === undefined ? 1 : Number(number));
  }
  return named;
}

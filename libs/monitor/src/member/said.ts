import { TamError } from '@tam/errors';
import type { Basis } from '../ports';

/** Whether an outcome was first said, or last re-dated, while its due date was still ahead. */
export type Detected = 'before-due' | 'after-due';

/** What was last said of one outcome. */
export interface Said {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
  readonly basis: Basis;
  readonly hash: string;
  /** Number of the facets in the dictionary. */
  readonly facets: number;
  /** Epoch ms. */
  readonly dueAt: number | null;
  readonly detected: Detected | null;
  /** The instant of evaluation at which it was said, epoch ms: nothing is said again of an earlier one. */
  readonly asOf: number;
}

type Tuple = readonly [
  id: string,
  revision: number,
  status: string,
  basis: number,
  hash: string,
  facets: number,
  dueAt: number | null,
  detected: number,
  asOf?: number,
];

const BASES: readonly Basis[] = ['confirmed', 'provisional', 'backfilling'];
const DETECTED: readonly (Detected | null)[] = [null, 'before-due', 'after-due'];

/** One JSON array of tuples, in the order in which the outcomes were first said. */
export function encodeSaid(said: Iterable<Said>): string {
  const tuples: Tuple[] = [];
  for (const one of said) {
    tuples.push([
      one.id,
      one.revision,
      one.status,
      BASES.indexOf(one.basis),
      one.hash,
      one.facets,
      one.dueAt,
      DETECTED.indexOf(one.detected),
      one.asOf,
    ]);
  }
  return JSON.stringify(tuples);
}

/** By outcome id. Throws TAM_MONITOR_ROW_UNREADABLE on a text of another form. */
export function decodeSaid(text: string): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const [id, revision, status, basis, hash, facets, dueAt, detected, asOf] of JSON.parse(
    text,
  ) as Tuple[]) {
    const known = BASES[basis];
    if (known === undefined) {
      throw new TamError('TAM_MONITOR_ROW_UNREADABLE', `Outcome ${id} has the unknown basis ${basis}.`);
    }
    said.set(id, {
      id,
      revision,
      status,
      basis: known,
      hash,
      facets,
      dueAt,
      detected: DETECTED[detected] ?? null,
      asOf: asOf ?? 0,
    });
  }
  return said;
}

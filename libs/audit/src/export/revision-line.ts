import type { ChainEntry } from '../verify-chain';

/** One entry of the log as its line says it. `entry` is a part of the block that was read and changes with it. */
export interface ReadRevision {
  readonly partition: number;
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
  readonly entry: Buffer;
}

const FORM =
  /^\{"partition":(\d{1,9}),"seq":(\d{1,15}),"prev":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","entry":\{/;
/** As long as everything before the entry can be. */
const LONGEST_HEAD = 256;
const CLOSE = 125;

/**
 * An entry as a line without a line end. The canonical text of the entry stands in it as it is, so that a reader can
 * hash its bytes without taking the line apart.
 */
export function revisionLine(partition: number, { seq, prevHash, hash, entry }: ChainEntry): string {
  return `{"partition":${partition},"seq":${seq},"prev":"${prevHash}","hash":"${hash}","entry":${entry}}`;
}

/** Reads the line at these places of a block; undefined where it does not have the form. */
export function readRevisionLine(block: Buffer, start: number, end: number): ReadRevision | undefined {
  const found = FORM.exec(block.toString('latin1', start, Math.min(end, start + LONGEST_HEAD)));
  if (!found || block[end - 1] !== CLOSE) return undefined;
  return {
    partition: Number(found[1]),
    seq: Number(found[2]),
    prevHash: found[3]!,
    hash: found[4]!,
    entry: block.subarray(start + found[0].length - 1, end - 1),
  };
}

import type { ChainEntry } from '../verify-chain';

/** One entry of the log as its line says it. `entry` is a part of the block that was read and changes with it. */
export interface ReadRevision {
  readonly partition: number;
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
  readonly entry: Buffer;
}

const bytes = (text: string): readonly number[] => [...Buffer.from(text)];
const PARTITION = bytes('{"partition":');
const SEQ = bytes(',"seq":');
const PREV = bytes(',"prev":"');
const HASH = bytes('","hash":"');
const ENTRY = bytes('","entry":{');
const HASH_LENGTH = 64;
const MOST_DIGITS = 15;
const [ZERO, NINE, CLOSE] = [48, 57, 125] as const;

/**
 * An entry as a line without a line end. The canonical text of the entry stands in it as it is, so that a reader can
 * hash its bytes without taking the line apart.
 */
export function revisionLine(partition: number, { seq, prevHash, hash, entry }: ChainEntry): string {
  return `{"partition":${partition},"seq":${seq},"prev":"${prevHash}","hash":"${hash}","entry":${entry}}`;
}

/**
 * Reads the line at these places of a block; undefined where it does not have the form. It is read byte by byte, because
 * there are millions of them; whether the hashes are hexadecimal shows when they are compared.
 */
export function readRevisionLine(block: Buffer, start: number, end: number): ReadRevision | undefined {
  if (!standsAt(block, start, PARTITION) || block[end - 1] !== CLOSE) return undefined;
  const partition = start + PARTITION.length;
  const partitionEnd = endOfDigits(block, partition);
  if (partitionEnd === partition || !standsAt(block, partitionEnd, SEQ)) return undefined;
  const seq = partitionEnd + SEQ.length;
  const seqEnd = endOfDigits(block, seq);
  if (seqEnd === seq || !standsAt(block, seqEnd, PREV)) return undefined;
  const prev = seqEnd + PREV.length;
  if (!standsAt(block, prev + HASH_LENGTH, HASH)) return undefined;
  const hash = prev + HASH_LENGTH + HASH.length;
  if (!standsAt(block, hash + HASH_LENGTH, ENTRY)) return undefined;
  const entry = hash + HASH_LENGTH + ENTRY.length - 1;
  if (entry >= end - 1) return undefined;
  return {
    partition: numberAt(block, partition, partitionEnd),
    seq: numberAt(block, seq, seqEnd),
    prevHash: block.toString('latin1', prev, prev + HASH_LENGTH),
    hash: block.toString('latin1', hash, hash + HASH_LENGTH),
    entry: block.subarray(entry, end - 1),
  };
}

function standsAt(block: Buffer, at: number, text: readonly number[]): boolean {
  for (let i = 0; i < text.length; i++) if (block[at + i] !== text[i]) return false;
  return true;
}

function endOfDigits(block: Buffer, from: number): number {
  let at = from;
  while (at - from < MOST_DIGITS && block[at]! >= ZERO && block[at]! <= NINE) at++;
  return at;
}

function numberAt(block: Buffer, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + block[at]! - ZERO;
  return number;
}

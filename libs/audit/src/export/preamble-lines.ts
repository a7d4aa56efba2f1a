import type { Checkpoint } from '../checkpoint/checkpoint';
import type { ExportEnd, ExportHeader, ExportStart } from './export-header';

/** One line before the entries of an export. */
export type PreambleLine =
  | { readonly kind: 'header'; readonly header: ExportHeader }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint };

const HEADER = 'tam.export.1';
const CHECKPOINT = 'tam.checkpoint.1';

/** The header as the first line of an export, without a line end. */
export const headerLine = (header: ExportHeader): string => JSON.stringify({ kind: HEADER, ...header });

/** A checkpoint as a line. */
export const checkpointLine = (checkpoint: Checkpoint): string =>
  JSON.stringify({ kind: CHECKPOINT, ...checkpoint });

/** Reads a header or a checkpoint; undefined for a text that is neither. */
export function readPreambleLine(text: string): PreambleLine | undefined {
  const { kind, ...rest } = objectOf(text);
  if (kind === HEADER && isHeader(rest)) return { kind: 'header', header: rest };
  if (kind === CHECKPOINT && isCheckpoint(rest)) return { kind: 'checkpoint', checkpoint: rest };
  return undefined;
}

type Fields = { readonly [name: string]: unknown };

function objectOf(text: string): Fields {
  try {
    return fieldsOf(JSON.parse(text)) ?? {};
  } catch {
    return {};
  }
}

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

const isText = (value: unknown): value is string => typeof value === 'string';
const isHash = (value: unknown): value is string => isText(value) && /^[0-9a-f]{64}$/.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isListOf = <T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] =>
  Array.isArray(value) && value.every(is);

function isHeader(value: Fields): value is Fields & ExportHeader {
  const { installation, monitor, epoch, at, starts, ends, key, publicKey, signature } = value;
  const texts = [installation, monitor, at, key, publicKey, signature];
  return texts.every(isText) && isCount(epoch) && isListOf(starts, isStart) && isListOf(ends, isEnd);
}

function isStart(item: unknown): item is ExportStart {
  const { partition, seq, head, peaks } = fieldsOf(item) ?? {};
  return isCount(partition) && isCount(seq) && isHash(head) && isListOf(peaks, isHash);
}

function isEnd(item: unknown): item is ExportEnd {
  const { partition, seq, sealed } = fieldsOf(item) ?? {};
  return isCount(partition) && isCount(seq) && typeof sealed === 'boolean';
}

function isCheckpoint(value: Fields): value is Fields & Checkpoint {
  const { installation, monitor, epoch, partition, seq, head, root, at, key, signature, peaks } = value;
  const after = fieldsOf(value['after']) ?? {};
  return (
    [installation, monitor, at, key, signature].every(isText) &&
    [epoch, partition, seq, after['seq']].every(isCount) &&
    isHash(head) &&
    isHash(root) &&
    isListOf(peaks, isHash) &&
    isListOf(after['proof'], isHash)
  );
}

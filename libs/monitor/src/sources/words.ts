import { parseInstant, type ControlEvent } from '@tam/events';

/** What a source has last said of itself on the control topic. Instants are epoch ms. */
export interface Word {
  /** It has sent everything up to and including this instant; undefined: it has not said so of any. */
  readonly completeThrough: number | undefined;
  /** When the broker took its last word, a heartbeat included. */
  readonly heardAt: number;
}

/** By source. Never changed in place: whoever holds one holds what was known at one moment. */
export type Words = ReadonlyMap<string, Word>;

export const NO_WORDS: Words = new Map();

const WATERMARK = 'ops.source-watermark.v1';
const HEARTBEAT = 'ops.source-heartbeat.v1';

/**
 * What is known once this event is, too: the same map where it says nothing new. A word never takes an earlier one
 * back, so that the order of the control topic does not matter.
 */
export function withWord(words: Words, { type, data }: ControlEvent, appendTime: number): Words {
  const { source } = data;
  if ((type !== WATERMARK && type !== HEARTBEAT) || typeof source !== 'string') return words;
  const old = words.get(source);
  const claimed = type === WATERMARK ? instantOf(data['completeThrough']) : undefined;
  // Nobody has sent what has not happened: a claim about the future would keep the gate open for ever.
  const said = claimed === undefined ? undefined : Math.min(claimed, appendTime);
  const completeThrough = latest(old?.completeThrough, said);
  const heardAt = Math.max(old?.heardAt ?? 0, appendTime);
  if (old && old.completeThrough === completeThrough && old.heardAt === heardAt) return words;
  return new Map(words).set(source, { completeThrough, heardAt });
}

function instantOf(value: unknown): number | undefined {
  return typeof value === 'string' ? parseInstant(value) : undefined;
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

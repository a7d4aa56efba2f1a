import type { LogBatch, LogMark } from '@tam/monitor';
import { sha256Hex } from '@tam/record';
import type { Batch, KafkaMessage } from 'kafkajs';
import { readRecord, type DecodeRecord } from './read-record';

/** A stretch of a partition that holds no event: control records, aborted transactions. Offsets as the client says them. */
export interface HiddenBatch {
  readonly topic: string;
  readonly partition: number;
  readonly firstOffset: string | null;
  readonly lastOffset: string;
}

/** Everything of one fetched batch, decoded; nothing of the client's buffers is kept. */
export function readBatch(batch: Batch, partitions: number, decode: DecodeRecord): LogBatch {
  const { topic, partition, messages } = batch;
  const place = { topic, partition, partitions };
  const last = messages.at(-1);
  return {
    topic,
    partition,
    fromOffset: fetchedFrom(batch),
    nextOffset: Number(batch.lastOffset()) + 1,
    items: messages.map((message) => readRecord(message, place, decode)),
    mark: last && markOf(last),
    holds: (mark) => {
      const message = messages.find(({ offset }) => Number(offset) === mark.offset);
      return message !== undefined && markOf(message).hash === mark.hash;
    },
  };
}

/**
 * The stretch that the client passed over without calling anybody. Its first offset is where the fetch began, except in
 * a compacted log, where nothing at all may have been left of it.
 */
export function readHidden({ topic, partition, firstOffset, lastOffset }: HiddenBatch): LogBatch {
  const nextOffset = Number(lastOffset) + 1;
  const fromOffset = firstOffset === null ? nextOffset - 1 : Number(firstOffset);
  // Where a record should be there is none; of a stretch of which nothing at all is left nobody can tell.
  const holds = (): boolean => firstOffset === null;
  return { topic, partition, fromOffset, nextOffset, items: [], mark: undefined, holds };
}

/**
 * The offset that the fetch asked for. The client has it and does not declare it; after it has silently jumped over what
 * retention took, it is the only sign of the hole.
 */
function fetchedFrom(batch: Batch): number {
  const asked = 'fetchedOffset' in batch ? Number(batch.fetchedOffset) : NaN;
  return Number.isSafeInteger(asked) ? asked : Number(batch.firstOffset() ?? batch.lastOffset());
}

function markOf({ offset, key, value }: KafkaMessage): LogMark {
  const bytes = `${key?.toString('latin1') ?? ''}\0${value?.toString('latin1') ?? ''}`;
  return { offset: Number(offset), hash: sha256Hex(bytes) };
}

import { partitionOf } from '@tam/events';
import type { DeadLetter, LetterKey, OutgoingRecord } from '../ports';
import { REDRIVE_HEADER, REDRIVE_OF_HEADER } from '../relay/output';

/** A letter that came back so often is not sent again: whatever was wrong with it still is. */
const MOST_REDRIVES = 3;

/** Why a letter cannot be redriven. */
export type RedriveRefusal = 'no-bytes' | 'erased' | 'redriven-too-often';

type Redrivable = Pick<DeadLetter, 'partition' | 'seq' | 'topic' | 'key' | 'value' | 'headers' | 'memberRef'>;

/** How often the bytes of this letter were redriven before. */
export function redrivesBefore({ headers }: Pick<DeadLetter, 'headers'>): number {
  const count = Number(headers[REDRIVE_HEADER] ?? 0);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}

/** undefined: it can be. Of a conflict no bytes are kept, because both variants are in the record. */
export function whyNotRedriven(
  letter: Pick<DeadLetter, 'headers' | 'value'> & { readonly erasedAt?: number | null },
): RedriveRefusal | undefined {
  if (typeof letter.erasedAt === 'number') return 'erased';
  if (letter.value === null) return 'no-bytes';
  return redrivesBefore(letter) >= MOST_REDRIVES ? 'redriven-too-often' : undefined;
}

/** The original record, for its original topic and the partition of its key, marked as the redrive of this letter. */
export function redriveRecord(letter: Redrivable): OutgoingRecord {
  const { partition, seq, topic, key, value, headers } = letter;
  return {
    topic,
    key,
    value,
    headers: {
      ...headers,
      [REDRIVE_HEADER]: String(redrivesBefore(letter) + 1),
      [REDRIVE_OF_HEADER]: `${partition}/${seq}`,
    },
  };
}

/**
 * Whether the round that reads the redriven record settles the letter: only where it comes back to the partition of the
 * letter, because a round writes no other.
 */
export function isSettledByLog({ memberRef, partition }: Redrivable, partitions: number): boolean {
  return memberRef !== null && partitionOf(memberRef, partitions) === partition;
}

/** The letter that a record with these headers is the redrive of. */
export function redriveOf(headers: { readonly [name: string]: string }): LetterKey | undefined {
  const [, partition, seq] = /^(\d{1,6})\/(\d{1,15})$/.exec(headers[REDRIVE_OF_HEADER] ?? '') ?? [];
  return partition === undefined ? undefined : { partition: Number(partition), seq: Number(seq) };
}

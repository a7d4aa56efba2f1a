import type { LogBatch, LogItem, LogMark } from '../ports';
import { TopicQueue } from './topic-queue';

function skipped(offset: number): LogItem {
  return { kind: 'skipped', offset, appendTime: 0, type: 'other' };
}

function batch(fromOffset: number, nextOffset: number, offsets: readonly number[]): LogBatch {
  const last = offsets.at(-1);
  const mark = last === undefined ? undefined : { offset: last, hash: `h${last}` };
  const holds = (known: LogMark): boolean =>
    known.hash === `h${known.offset}` && offsets.includes(known.offset);
  return { topic: 't', partition: 0, fromOffset, nextOffset, items: offsets.map(skipped), mark, holds };
}

const offsetsOf = (taken: { readonly items: readonly LogItem[] } | undefined): number[] =>
  (taken?.items ?? []).map(({ offset }) => offset);

describe('the queue of a topic', () => {
  it('refuses a batch in front of which something is missing', () => {
    const queue = new TopicQueue('t', 10);
    expect(queue.push(batch(11, 13, [11, 12]))).toBe('hole');
    expect(queue.isEmpty).toBe(true);
    expect(queue.end).toBe(10);
  });

  it('takes of a batch that overlaps what it had only what is new', () => {
    const queue = new TopicQueue('t', 12);
    expect(queue.push(batch(10, 14, [10, 11, 12, 13]))).toBe('queued');
    expect(queue.push(batch(10, 14, [10, 11, 12, 13]))).toBe('stale');
    expect(queue.size).toBe(2);
    expect(queue.take(9)).toMatchObject({ next: 14, mark: { offset: 13 } });
  });

  it('takes a part of a batch with the position behind its last record and without its mark', () => {
    const queue = new TopicQueue('t', 0);
    queue.push(batch(0, 9, [0, 3, 6]));
    const part = queue.take(2);
    expect(offsetsOf(part)).toEqual([0, 3]);
    expect(part).toMatchObject({ next: 4, mark: undefined });
    expect(queue.take(2)).toMatchObject({ next: 9, mark: { offset: 6 } });
    expect(queue.take(2)).toBeUndefined();
  });

  it('takes over several batches and over stretches without records in one go', () => {
    const queue = new TopicQueue('t', 0);
    queue.push(batch(0, 2, [0, 1]));
    queue.push(batch(2, 5, []));
    queue.push(batch(5, 8, [5, 6, 7]));
    const taken = queue.take(4);
    expect(offsetsOf(taken)).toEqual([0, 1, 5, 6]);
    expect(taken).toMatchObject({ next: 7, mark: { offset: 1 } });
    expect(queue.size).toBe(1);
  });

  it('gives a move of the position that brings no record', () => {
    const queue = new TopicQueue('t', 0);
    queue.push(batch(0, 3, []));
    expect(queue.isEmpty).toBe(false);
    expect(queue.take(5)).toMatchObject({ items: [], next: 3 });
    expect(queue.isEmpty).toBe(true);
  });

  it('gives every record once and in order, however it is cut', () => {
    const queue = new TopicQueue('t', 0);
    const seen: number[] = [];
    let next = 0;
    for (let i = 0; i < 300; i++) {
      const count = (i * 7) % 5;
      queue.push(
        batch(
          next,
          next + count + 1,
          Array.from({ length: count }, (_, n) => next + n),
        ),
      );
      next += count + 1;
      seen.push(...offsetsOf(queue.take((i * 3) % 4)));
    }
    while (!queue.isEmpty) seen.push(...offsetsOf(queue.take(10)));
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    expect(seen).toHaveLength(600);
    expect(queue.size).toBe(0);
  });

  it('begins with the last record applied, and takes what follows only of the log that still holds it', () => {
    const queue = new TopicQueue('t', 5, { offset: 3, hash: 'h3' });
    queue.askForProof(0);
    expect(queue.readFrom).toBe(3);
    expect(queue.push(batch(3, 8, [3, 6, 7]))).toBe('queued');
    expect(queue.needsProof).toBe(false);
    expect(queue.readFrom).toBe(8);
    expect(offsetsOf(queue.take(9))).toEqual([6, 7]);
  });

  it('knows a log that is another by the record at that place, whether it differs or is not there', () => {
    const queue = new TopicQueue('t', 5, { offset: 3, hash: 'of another log' });
    queue.askForProof(0);
    expect(queue.push(batch(3, 8, [3, 6, 7]))).toBe('other');
    expect(queue.push(batch(0, 4, [0, 1, 2]))).toBe('other');
    expect(queue.needsProof).toBe(true);
    expect(queue.isEmpty).toBe(true);
    expect(queue.replacedAt).toBe(3);
  });

  it('knows it also later, when the client begins again at the front of a log that is another', () => {
    const queue = new TopicQueue('t', 0);
    queue.push(batch(0, 3, [0, 1, 2]));
    const another = { ...batch(0, 9, [0, 4, 8]), holds: () => false };
    expect(queue.push(another)).toBe('other');
  });

  it('waits for no record that retention has taken, and begins anew where the client has jumped over it', () => {
    const queue = new TopicQueue('t', 5, { offset: 3, hash: 'h3' });
    queue.askForProof(4);
    expect(queue.readFrom).toBe(5);
    queue.askForProof(0);
    expect(queue.push(batch(5, 6, [5]))).toBe('hole');
    queue.waiveProof(4);
    expect(queue.needsProof).toBe(false);
    expect(queue.push(batch(5, 6, [5]))).toBe('queued');
  });
});

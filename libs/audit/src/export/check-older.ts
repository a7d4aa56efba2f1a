import type { Finding } from './finding';
import { checkpointsOf, type Preamble } from './check-statements';
import type { Mark } from './partition-walk';

/** What must hold of a partition while its entries pass, by number: the word of both exports. */
export function marksOf(
  partition: number,
  newer: Preamble,
  older: Preamble | undefined,
): ReadonlyMap<number, readonly Mark[]> {
  const marks = new Map<number, Mark[]>();
  const add = (preamble: Preamble, by: Mark['by']): void => {
    for (const { seq, head, root, epoch } of checkpointsOf(preamble, partition).values())
      marks.set(seq, [...(marks.get(seq) ?? []), { seq, head, root, by, epoch }]);
  };
  add(newer, 'this');
  if (older) add(older, 'older');
  return marks;
}

/**
 * Whether an export can be the continuation of an older one, as far as that shows without its entries. `forkedAt`: where
 * the entries of a partition follow a restore that was declared; what the older export had above that is not expected.
 */
export function checkOlder(
  newer: Preamble,
  older: Preamble,
  forkedAt: (partition: number) => number | undefined,
): Finding[] {
  const { header } = older;
  if (header.installation !== newer.header.installation || header.monitor !== newer.header.monitor) {
    const name = `${header.installation}/${header.monitor}`;
    return [{ kind: 'foreign', partition: null, seq: null, text: `The older export is of the log ${name}.` }];
  }
  return header.ends.flatMap(({ partition, seq }) => {
    const fork = forkedAt(partition);
    return fork !== undefined && fork <= seq ? [] : checkPartition(partition, seq, newer, older);
  });
}

function checkPartition(partition: number, last: number, newer: Preamble, older: Preamble): Finding[] {
  const end = newer.header.ends.find((one) => one.partition === partition)?.seq ?? 0;
  if (end < last) {
    const text = `The older export holds entries up to ${last}, this one up to ${end}.`;
    return [{ kind: 'shorter', partition, seq: end + 1, text }];
  }
  const start = newer.header.starts.find((one) => one.partition === partition)?.seq ?? 0;
  if (last === 0 || start <= last) return [];
  const was = checkpointsOf(older, partition).get(last);
  const is = checkpointsOf(newer, partition).get(last);
  if (was && was.root === is?.root && leadsTo(start, last, checkpointsOf(newer, partition))) return [];
  const text = `It begins after entry ${start}, and no proof leads there from what the older export sealed at ${last}.`;
  return [{ kind: 'inconsistent', partition, seq: last + 1, text }];
}

/** Whether the proofs of the checkpoints, one after the other, lead from one back to another. */
function leadsTo(from: number, to: number, checkpoints: ReturnType<typeof checkpointsOf>): boolean {
  let seq = from;
  while (seq > to) {
    const after = checkpoints.get(seq)?.after.seq;
    if (after === undefined || after >= seq) return false;
    seq = after;
  }
  return seq === to;
}

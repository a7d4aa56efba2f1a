import type { OutgoingRecord, Published, RevisionRow } from '@tam/monitor';
import type { Report } from './divergence';

/** What a consumer that applies only greater (epoch, seq) holds of an outcome. */
export interface Consumed {
  readonly row: RevisionRow;
  readonly epoch: number;
}

interface Lane {
  /** Up to here every entry was published. */
  upTo: number;
  lettersUpTo: number;
}

/** Everything that was ever published, held against everything that was ever committed. */
export class PublishedLog {
  readonly consumed = new Map<string, Consumed>();
  /** The last pair that was published of each partition. */
  readonly ends = new Map<number, Published>();
  records = 0;
  /** Records that were published before. */
  repeats = 0;
  private readonly committed = new Map<string, Consumed[]>();
  private readonly lanes = new Map<number, Lane>();
  /** By partition, up to which entry the database was put back. */
  private readonly putBackTo = new Map<number, number>();

  constructor(private readonly report: Report) {}

  laneOf(partition: number): Lane {
    let lane = this.lanes.get(partition);
    if (!lane) this.lanes.set(partition, (lane = { upTo: 0, lettersUpTo: 0 }));
    return lane;
  }

  /** A row that is in the log of revisions from now on. */
  commit(row: RevisionRow, epoch: number): void {
    const known = this.committed.get(row.id);
    if (known) known.push({ row, epoch });
    else this.committed.set(row.id, [{ row, epoch }]);
  }

  /** The database holds only so much of a partition now: what was published beyond it is another matter. */
  restored(partition: number, seq: number, letterSeq: number): void {
    const lane = this.laneOf(partition);
    lane.upTo = Math.min(lane.upTo, seq);
    lane.lettersUpTo = Math.min(lane.lettersUpTo, letterSeq);
    this.putBackTo.set(partition, seq);
  }

  /** Whether a row that is in the database was said after it was put back, or it never was. */
  isSince({ partition, seq }: RevisionRow): boolean {
    return seq > (this.putBackTo.get(partition) ?? 0);
  }

  /** `present` tells whether a row is still in the database. */
  takeRevision(record: OutgoingRecord, present: (row: RevisionRow) => boolean): void {
    this.records++;
    const value = record.value as string;
    const id = ID.exec(value)?.[1] ?? '';
    const found = this.committed.get(id)?.find(({ row }) => value.endsWith(`"data":${row.entry}}`));
    if (!found) {
      this.report('published', `${id} was never committed so: ${value}`);
      return;
    }
    const { row } = found;
    const { partition, seq } = row;
    if (record.key !== row.memberRef) this.report('published', `${partition}/${seq} has another key`);
    this.consume(found);
    this.noteEnd({ partition, epoch: found.epoch, seq });
    if (!present(row)) return;
    const lane = this.laneOf(partition);
    if (seq > lane.upTo + 1) this.report('published', `${partition}/${seq} after ${lane.upTo}`);
    if (seq <= lane.upTo) this.repeats++;
    lane.upTo = Math.max(lane.upTo, seq);
  }

  /** Dead letters leave in their order too. `expected` is the next of the partition, undefined where none is left. */
  takeLetter(partition: number, seq: number, expected: number | undefined): void {
    const lane = this.laneOf(partition);
    if (expected === undefined || seq > expected) {
      if (seq > lane.lettersUpTo)
        this.report('published', `letter ${partition}/${seq} before ${expected ?? 'any'}`);
      return;
    }
    lane.lettersUpTo = Math.max(lane.lettersUpTo, seq);
  }

  private noteEnd(end: Published): void {
    const last = this.ends.get(end.partition);
    const isLater = !last || end.epoch > last.epoch || (end.epoch === last.epoch && end.seq > last.seq);
    if (isLater) this.ends.set(end.partition, end);
  }

  private consume({ row, epoch }: Consumed): void {
    const known = this.consumed.get(row.outcomeId);
    if (known && (known.epoch > epoch || (known.epoch === epoch && known.row.seq >= row.seq))) return;
    this.consumed.set(row.outcomeId, { row, epoch });
  }
}

/** Where the id of a revision stands in what is published. */
const ID = /^\{"specversion":"1\.0","id":"([0-9a-f]{64})"/;

import type { OutgoingRecord, RevisionRow } from '@tam/monitor';
import type { Report } from './divergence';
import type { Entry } from './entry';

/** What a consumer that applies only greater (epoch, seq) holds of an outcome. */
export interface Consumed {
  readonly epoch: number;
  readonly seq: number;
  readonly row: RevisionRow;
}

interface Lane {
  /** Up to here every entry was published. */
  upTo: number;
  lettersUpTo: number;
}

/** Everything that was ever published, held against everything that was ever committed. */
export class PublishedLog {
  readonly consumed = new Map<string, Consumed>();
  records = 0;
  /** Records that were published before. */
  repeats = 0;
  private readonly committed = new Map<string, RevisionRow>();
  private readonly lanes = new Map<number, Lane>();

  constructor(private readonly report: Report) {}

  laneOf(partition: number): Lane {
    let lane = this.lanes.get(partition);
    if (!lane) this.lanes.set(partition, (lane = { upTo: 0, lettersUpTo: 0 }));
    return lane;
  }

  /** A row that is in the log of revisions from now on. */
  commit(row: RevisionRow, epoch: number): void {
    this.committed.set(`${row.partition}/${epoch}/${row.seq}`, row);
  }

  /** The database holds only so much of a partition now: what was published beyond it is another matter. */
  restored(partition: number, seq: number, letterSeq: number): void {
    const lane = this.laneOf(partition);
    lane.upTo = Math.min(lane.upTo, seq);
    lane.lettersUpTo = Math.min(lane.lettersUpTo, letterSeq);
  }

  /** `present` tells whether a row is still in the database. */
  takeRevision(record: OutgoingRecord, present: (row: RevisionRow) => boolean): void {
    this.records++;
    const value = record.value as string;
    const { id, data } = JSON.parse(value) as { id: string; data: Entry };
    const { partition, epoch, seq } = data;
    const place = `${partition}/${epoch}/${seq}`;
    const row = this.committed.get(place);
    if (!row) {
      this.report('published', `${place} was never committed`);
      return;
    }
    if (row.id !== id || !value.endsWith(`"data":${row.entry}}`)) {
      this.report('published', `${place} differs from the log of revisions`);
    }
    if (record.key !== row.memberRef) this.report('published', `${place} has another key`);
    this.consume(row, data);
    if (!present(row)) return;
    const lane = this.laneOf(partition);
    if (seq > lane.upTo + 1) this.report('published', `${place} after ${lane.upTo}`);
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

  private consume(row: RevisionRow, { epoch, seq }: Entry): void {
    const known = this.consumed.get(row.outcomeId);
    if (known && (known.epoch > epoch || (known.epoch === epoch && known.seq >= seq))) return;
    this.consumed.set(row.outcomeId, { epoch, seq, row });
  }
}

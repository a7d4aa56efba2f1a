import { isUtf8 } from 'node:buffer';
import { decodeMessage, type Decoded } from '@tam/events';
import type { RangeRecord } from '@tam/kafka';
import { BlockGlance } from '../read/glance';
import { memberOf } from '../run/index-input';
import { LatestTime } from '../run/latest-time';
import { HeldBlock } from './held-block';
import type { RecordPlace } from './log-rejects';

/** A record that is not plain JSON under a readable key: decoded when it came. */
interface OddRecord {
  readonly decoded: Decoded;
}

/** One row a record: member before it, block, start, end, place, and in the other array offset and append time. */
const COLUMNS = 5;
const [NEXT, BLOCK, START, END, PLACE] = [0, 1, 2, 3, 4] as const;
const FIRST_ROOM = 1 << 14;
const BLOCK_BYTES = 1 << 24;
const NONE = -1;
/** In the column of the block: the record is odd, and `start` is its number among the odd ones. */
const ODD = -1;
/** A longer key is nobody's: see the contract of events. */
const LONGEST_KEY = 256;
const BATCH = /^application\/cloudevents-batch/i;

/**
 * The records of a part of the log by member, held outside the garbage-collected heap until the member's turn comes.
 * The key of a record says whose it is; nothing has to be parsed to know. `finish` must be called before anything is
 * asked for.
 */
export class RecordIndex {
  readonly latest = new LatestTime();
  private readonly blocks: HeldBlock[] = [];
  private readonly odd: OddRecord[] = [];
  private readonly places: { readonly topic: string; readonly partition: number }[] = [];
  private readonly placeOf = new Map<string, number>();
  private readonly members = new Map<string, number>();
  private readonly refs: string[] = [];
  private readonly firstOf: number[] = [];
  private readonly lastOf: number[] = [];
  private rows = new Int32Array(FIRST_ROOM * COLUMNS);
  private numbers = new Float64Array(FIRST_ROOM * 2);
  private owners = new Int32Array(FIRST_ROOM);
  private count = 0;
  private bytes = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  private used = 0;
  private firstOfBlock = 0;

  constructor(
    /** Takes what no member owns: about a source, skipped, or unusable without a readable key. */
    private readonly takeOther: (decoded: Decoded, row: number) => void,
    /** Whether an event counts for the latest event time. */
    private readonly known: (decoded: Decoded & { kind: 'event' }) => boolean,
    /** True: a look at a record is enough to guess its time, subject to what decoding says later. */
    private readonly glance: boolean,
  ) {}

  /** Number of members. */
  get size(): number {
    return this.members.size;
  }

  /** Number of records. */
  get records(): number {
    return this.count;
  }

  add(record: RangeRecord): void {
    const { key, value } = record;
    const text = key === null ? undefined : textOf(key);
    if (text === undefined || value === null || !isPlain(record.headers)) return this.addOdd(record);
    if (this.used + value.length > this.bytes.length) this.endBlock(value.length);
    const row = this.newRow(record);
    this.setMember(row, text);
    const at = row * COLUMNS;
    this.rows[at + BLOCK] = this.blocks.length;
    this.rows[at + START] = this.used;
    this.bytes.set(value, this.used);
    this.used += value.length;
    this.rows[at + END] = this.used;
  }

  /** Nothing more will come. */
  finish(): void {
    this.endBlock(0);
  }

  memberRefs(): Iterable<string> {
    return this.refs;
  }

  /** Gives every record of a member, decoded, in the order in which it came, with the number of its row. */
  eachLine(memberRef: string, take: (decoded: Decoded, row: number) => void): void {
    const member = this.members.get(memberRef);
    if (member === undefined) return;
    for (let row = this.firstOf[member]!; row !== NONE; row = this.rows[row * COLUMNS + NEXT]!)
      take(this.decode(row), row);
  }

  /** Decodes the record of a row. */
  decode(row: number): Decoded {
    const at = row * COLUMNS;
    const block = this.rows[at + BLOCK]!;
    const start = this.rows[at + START]!;
    if (block === ODD) return this.odd[start]!.decoded;
    const key = this.refs[this.owners[row]!]!;
    const { topic } = this.places[this.rows[at + PLACE]!]!;
    return this.blocks[block]!.decode(start, this.rows[at + END]!, key, topic, this.numbers[row * 2 + 1]!);
  }

  /** Where the record of a row lies in the log. */
  place(row: number): RecordPlace {
    return { ...this.places[this.rows[row * COLUMNS + PLACE]!]!, offset: this.numbers[row * 2]! };
  }

  private addOdd(record: RangeRecord): void {
    const decoded = decodeMessage(record);
    const row = this.newRow(record);
    const memberRef = memberOf(decoded);
    this.rows[row * COLUMNS + BLOCK] = ODD;
    if (memberRef === undefined) return this.takeOther(decoded, row);
    this.rows[row * COLUMNS + START] = this.odd.length;
    this.odd.push({ decoded });
    this.setMember(row, memberRef);
    if (decoded.kind === 'event' && this.known(decoded)) this.latest.take(decoded.event.time);
  }

  private newRow({ topic, partition, offset, appendTime }: RangeRecord): number {
    if (this.count * COLUMNS === this.rows.length) this.grow();
    const row = this.count++;
    this.rows[row * COLUMNS + NEXT] = NONE;
    this.rows[row * COLUMNS + PLACE] = this.placeNumber(topic, partition);
    this.numbers[row * 2] = offset;
    this.numbers[row * 2 + 1] = appendTime;
    this.owners[row] = NONE;
    return row;
  }

  private placeNumber(topic: string, partition: number): number {
    const name = `${topic}/${partition}`;
    let number = this.placeOf.get(name);
    if (number === undefined) {
      number = this.places.push({ topic, partition }) - 1;
      this.placeOf.set(name, number);
    }
    return number;
  }

  private setMember(row: number, memberRef: string): void {
    const member = this.members.get(memberRef);
    this.owners[row] = member ?? this.refs.length;
    if (member === undefined) {
      this.members.set(memberRef, this.refs.length);
      this.refs.push(memberRef);
      this.firstOf.push(row);
      this.lastOf.push(row);
    } else {
      this.rows[this.lastOf[member]! * COLUMNS + NEXT] = row;
      this.lastOf[member] = row;
    }
  }

  private endBlock(needed: number): void {
    if (this.used > 0) {
      const block = new HeldBlock(this.bytes.subarray(0, this.used));
      this.blocks.push(block);
      this.lookAtTimes(block);
    }
    this.firstOfBlock = this.count;
    this.used = 0;
    if (needed > this.bytes.length) this.bytes = Buffer.allocUnsafeSlow(needed);
  }

  private lookAtTimes({ text }: HeldBlock): void {
    const look = this.glance ? new BlockGlance(text) : undefined;
    for (let row = this.firstOfBlock; row < this.count; row++) {
      const at = row * COLUMNS;
      if (this.rows[at + BLOCK] === ODD) continue;
      const time = look?.timeAt(this.rows[at + START]!, this.rows[at + END]!);
      if (time !== undefined) {
        this.latest.offer(time, row);
        continue;
      }
      const decoded = this.decode(row);
      if (decoded.kind === 'event' && this.known(decoded)) this.latest.take(decoded.event.time);
    }
  }

  private grow(): void {
    const rows = new Int32Array(this.rows.length * 2);
    rows.set(this.rows);
    this.rows = rows;
    const numbers = new Float64Array(this.numbers.length * 2);
    numbers.set(this.numbers);
    this.numbers = numbers;
    const owners = new Int32Array(this.owners.length * 2);
    owners.set(this.owners);
    this.owners = owners;
  }
}

/** Undefined where the key does not say whose the record is, so that it has to be decoded to know. */
function textOf(key: Uint8Array): string | undefined {
  if (key.length === 0 || !isUtf8(key)) return undefined;
  const text = Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('utf8');
  return text.length <= LONGEST_KEY ? text : undefined;
}

/** Whether the headers leave the value to be one JSON object in structured mode, or nothing that they explain. */
function isPlain(headers: RangeRecord['headers']): boolean {
  for (const name in headers) {
    if (name === 'ce_specversion') return false;
    if (name.toLowerCase() === 'content-type' && BATCH.test(headers[name]!)) return false;
  }
  return true;
}

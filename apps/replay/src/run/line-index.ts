import { isAscii } from 'node:buffer';
import type { Decoded } from '@tam/events';
import { decodeBytes } from '../read/decode-bytes';

/** A row of numbers: block, start, end, line, next row of the same member. */
const COLUMNS = 5;
const LINE = 3;
const NEXT = 4;
const NONE = -1;
const FIRST_ROOM = 1 << 14;

interface Block {
  readonly bytes: Buffer;
  readonly ascii: boolean;
}

/**
 * The lines of the input as bytes, outside the garbage-collected heap, chained by member. A million parsed events would
 * live until the end and be copied and marked again and again; bytes are looked at once, when their member's turn
 * comes, and what is parsed from them dies young.
 */
export class LineIndex {
  private readonly blocks: Block[] = [];
  private readonly members = new Map<string, number>();
  private readonly firstOf: number[] = [];
  private readonly lastOf: number[] = [];
  private rows = new Int32Array(FIRST_ROOM * COLUMNS);
  private count = 0;

  /** Number of members. */
  get size(): number {
    return this.members.size;
  }

  /** Keeps a copy of a block, to which the lines added next belong. */
  addBlock(block: Buffer): void {
    const bytes = Buffer.allocUnsafeSlow(block.length);
    block.copy(bytes);
    this.blocks.push({ bytes, ascii: isAscii(bytes) });
  }

  /** Adds a line of the last block to a member; gives its number in the index. */
  add(memberRef: string, start: number, end: number, line: number): number {
    if (this.count * COLUMNS === this.rows.length) this.grow();
    const row = this.count++;
    const { rows } = this;
    const at = row * COLUMNS;
    rows[at] = this.blocks.length - 1;
    rows[at + 1] = start;
    rows[at + 2] = end;
    rows[at + LINE] = line;
    rows[at + NEXT] = NONE;
    const member = this.members.get(memberRef);
    if (member === undefined) {
      this.members.set(memberRef, this.firstOf.length);
      this.firstOf.push(row);
      this.lastOf.push(row);
    } else {
      this.rows[this.lastOf[member]! * COLUMNS + NEXT] = row;
      this.lastOf[member] = row;
    }
    return row;
  }

  /** Decodes a line by its number in the index. */
  decode(row: number): Decoded {
    const at = row * COLUMNS;
    const { bytes, ascii } = this.blocks[this.rows[at]!]!;
    return decodeBytes(bytes, this.rows[at + 1]!, this.rows[at + 2]!, ascii);
  }

  memberRefs(): Iterable<string> {
    return this.members.keys();
  }

  /** Gives every line of a member, decoded, in the order of the input. */
  eachLine(memberRef: string, take: (decoded: Decoded, line: number) => void): void {
    const member = this.members.get(memberRef);
    if (member === undefined) return;
    for (let row = this.firstOf[member]!; row !== NONE; row = this.rows[row * COLUMNS + NEXT]!) {
      take(this.decode(row), this.rows[row * COLUMNS + LINE]!);
    }
  }

  private grow(): void {
    const wider = new Int32Array(this.rows.length * 2);
    wider.set(this.rows);
    this.rows = wider;
  }
}

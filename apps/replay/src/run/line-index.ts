import type { Decoded } from '@tam/events';
import type { TextBlock } from '../read/text-block';

/** A row of numbers: block, start, end, line, next row of the same member. */
const COLUMNS = 5;
const LINE = 3;
const NEXT = 4;
const NONE = -1;
const FIRST_ROOM = 1 << 14;

/**
 * The lines of the input as they came, outside the garbage-collected heap, chained by member. A million parsed events
 * would live until the end and be copied and marked again and again; a line is parsed when its member's turn comes, and
 * what is parsed from it dies young.
 */
export class LineIndex {
  private readonly blocks: TextBlock[] = [];
  private readonly members = new Map<string, number>();
  private readonly firstOf: number[] = [];
  private readonly lastOf: number[] = [];
  private rows = new Int32Array(FIRST_ROOM * COLUMNS);
  private count = 0;

  /** Number of members that a line was added to. */
  get size(): number {
    return this.members.size;
  }

  /** Keeps a block, to which the lines added next belong. */
  addBlock(block: TextBlock): void {
    this.blocks.push(block);
  }

  /** Adds a line of the last block to a member; gives its row. */
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
      this.members.set(detached(memberRef), this.firstOf.length);
      this.firstOf.push(row);
      this.lastOf.push(row);
    } else {
      rows[this.lastOf[member]! * COLUMNS + NEXT] = row;
      this.lastOf[member] = row;
    }
    return row;
  }

  /** Decodes the line of a row. */
  decode(row: number): Decoded {
    const at = row * COLUMNS;
    const { rows } = this;
    return this.blocks[rows[at]!]!.decode(rows[at + 1]!, rows[at + 2]!);
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

/** A copy of its own: a part cut out of a block would keep the whole block alive. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}

/** Takes a block of whole lines, without the end of its last line. The bytes are only lent: they change after the call. */
export type TakeBlock = (block: Buffer) => void;

const NEWLINE = 10;

/**
 * Cuts a stream of bytes into blocks of whole lines, large where the chunks are large. A byte order mark at the start
 * is taken off. A line longer than `maxLine` bytes is cut to one byte more than allowed, so that a file without line
 * ends cannot fill the memory.
 */
export class BlockBuffer {
  private buffer: Buffer;
  private held = 0;
  private dropping = false;
  private isStart = true;

  constructor(
    private readonly take: TakeBlock,
    private readonly maxLine: number,
  ) {
    this.buffer = Buffer.allocUnsafe(2 * maxLine);
  }

  push(chunk: Buffer): void {
    const lastEnd = chunk.lastIndexOf(NEWLINE);
    if (lastEnd < 0) return this.hold(chunk);
    const firstEnd = this.held === 0 && !this.dropping ? -1 : chunk.indexOf(NEWLINE);
    if (firstEnd >= 0) {
      this.hold(chunk.subarray(0, firstEnd));
      this.endHeld();
    }
    if (lastEnd > firstEnd) this.give(chunk.subarray(firstEnd + 1, lastEnd));
    this.hold(chunk.subarray(lastEnd + 1));
  }

  /** Gives what follows the last line end. */
  end(): void {
    if (this.held > 0 || this.dropping) this.endHeld();
  }

  private hold(bytes: Buffer): void {
    if (bytes.length === 0 || this.dropping) return;
    const taken = Math.min(this.maxLine + 1 - this.held, bytes.length);
    bytes.copy(this.buffer, this.held, 0, taken);
    this.held += taken;
    this.dropping = this.held > this.maxLine;
  }

  private endHeld(): void {
    this.give(this.buffer.subarray(0, this.held));
    this.held = 0;
    this.dropping = false;
  }

  private give(block: Buffer): void {
    this.take(this.isStart ? withoutByteOrderMark(block) : block);
    this.isStart = false;
  }
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? bytes.subarray(3) : bytes;
}

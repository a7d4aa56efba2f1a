const BLOCK = 1 << 24;
const MAX_BYTES_PER_UNIT = 3;

/** Lines held outside the garbage-collected heap until they are given back in the order of their keys. */
export class HeldLines {
  private readonly keys: string[] = [];
  private readonly blocks: Buffer[] = [];
  private readonly places: { readonly block: Buffer; readonly start: number; readonly end: number }[] = [];
  private used = BLOCK;

  get count(): number {
    return this.keys.length;
  }

  /** Holds a line under a key of its own. */
  add(key: string, line: string): void {
    const room = line.length * MAX_BYTES_PER_UNIT;
    let block = this.blocks.at(-1);
    if (block === undefined || this.used + room > block.length) {
      block = Buffer.allocUnsafeSlow(Math.max(BLOCK, room));
      this.blocks.push(block);
      this.used = 0;
    }
    const start = this.used;
    this.used += block.write(line, start, 'utf8');
    this.keys.push(key);
    this.places.push({ block, start, end: this.used });
  }

  /** The lines as UTF-8, in code-unit order of their keys. */
  *inOrder(): Generator<Buffer> {
    const { keys, places } = this;
    const order = keys.map((_, index) => index).sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1));
    for (const index of order) {
      const { block, start, end } = places[index]!;
      yield block.subarray(start, end);
    }
  }
}

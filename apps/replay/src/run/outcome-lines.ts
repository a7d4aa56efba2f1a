import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { TamError } from '@tam/errors';
import { canonicalJson, type Outcome } from '@tam/record';

const BLOCK = 1 << 24;
const MAX_BYTES_PER_UNIT = 3;

/** The final outcomes as RFC 8785 lines, held outside the garbage-collected heap until they are written in order of id. */
export class OutcomeLines {
  private readonly ids: string[] = [];
  private readonly blocks: Buffer[] = [];
  private readonly places: { readonly block: Buffer; readonly start: number; readonly end: number }[] = [];
  private used = BLOCK;

  get count(): number {
    return this.ids.length;
  }

  add(outcome: Outcome): void {
    const line = `${canonicalJson(outcome)}\n`;
    const room = line.length * MAX_BYTES_PER_UNIT;
    let block = this.blocks.at(-1);
    if (block === undefined || this.used + room > block.length) {
      block = Buffer.allocUnsafeSlow(Math.max(BLOCK, room));
      this.blocks.push(block);
      this.used = 0;
    }
    const start = this.used;
    this.used += block.write(line, start, 'utf8');
    this.ids.push(outcome.id);
    this.places.push({ block, start, end: this.used });
  }

  /** Writes the lines sorted by id beside the file and renames it into place. Throws TAM_REPLAY_OUTPUT. */
  write(path: string): void {
    try {
      const file = openSync(`${path}.new`, 'w');
      this.writeSorted(file);
      closeSync(file);
      renameSync(`${path}.new`, path);
    } catch (cause) {
      throw new TamError('TAM_REPLAY_OUTPUT', `${path} cannot be written.`, { file: path }, { cause });
    }
  }

  private writeSorted(file: number): void {
    const { ids, places } = this;
    const order = ids.map((_, index) => index).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
    const pending = Buffer.allocUnsafeSlow(BLOCK);
    let used = 0;
    for (const index of order) {
      const { block, start, end } = places[index]!;
      if (used + end - start > pending.length) {
        writeAll(file, pending.subarray(0, used));
        used = 0;
      }
      if (end - start > pending.length) writeAll(file, block.subarray(start, end));
      else used += block.copy(pending, used, start, end);
    }
    writeAll(file, pending.subarray(0, used));
  }
}

function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}

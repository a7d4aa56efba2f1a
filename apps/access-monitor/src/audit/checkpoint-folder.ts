import { checkpointLine, readPreambleLine, type Checkpoint } from '@tam/audit';
import { TamError } from '@tam/errors';
import { appendFileSync, closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** The checkpoints of a log, as far as they are copied from it. */
export interface CheckpointLog {
  epoch(): Promise<number>;
  heads(): Promise<readonly { readonly partition: number }[]>;
  checkpointsAfter(partition: number, seq: number): Promise<readonly Checkpoint[]>;
}

/** More than two of the longest lines. */
const TAIL = 64 * 1024;

/**
 * A folder with a file of checkpoints for each partition, one a line, which only grows. It is brought up to what the log
 * holds, whoever has sealed it: so it also has what was signed while it could not be written to.
 */
export class CheckpointFolder {
  constructor(private readonly folder: string) {}

  /** Adds what is not there yet; answers how many. Throws TAM_AUDIT_FOLDER. */
  async follow(log: CheckpointLog): Promise<number> {
    const epoch = await log.epoch();
    let added = 0;
    this.attempt(() => mkdirSync(this.folder, { recursive: true }));
    for (const { partition } of await log.heads()) {
      const file = join(this.folder, `checkpoints-${String(partition).padStart(3, '0')}.ndjson`);
      const { last, isTorn } = this.attempt(() => endOf(file));
      // What a restored database signs begins lower than what is here: the epoch tells them apart.
      const found = await log.checkpointsAfter(partition, last?.epoch === epoch ? last.seq : 0);
      const fresh = found.filter((one) => !last || isAfter(one, last));
      if (fresh.length === 0) continue;
      const text = fresh.map((one) => `${checkpointLine(one)}\n`).join('');
      this.attempt(() => appendFileSync(file, isTorn ? `\n${text}` : text, { mode: 0o600 }));
      added += fresh.length;
    }
    return added;
  }

  private attempt<T>(act: () => T): T {
    try {
      return act();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new TamError('TAM_AUDIT_FOLDER', `${this.folder}: ${why}.`, { file: this.folder }, { cause });
    }
  }
}

const isAfter = (one: Checkpoint, last: Checkpoint): boolean =>
  one.epoch > last.epoch || (one.epoch === last.epoch && one.seq > last.seq);

/** The last checkpoint of a file, and whether something that was not written to its end stands behind it. */
function endOf(file: string): { readonly last: Checkpoint | undefined; readonly isTorn: boolean } {
  if (!existsSync(file)) return { last: undefined, isTorn: false };
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, TAIL));
    readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
    const lines = bytes.toString('utf8').split('\n');
    const isTorn = lines.at(-1) !== '';
    for (const line of lines.reverse()) {
      const read = readPreambleLine(line);
      if (read?.kind === 'checkpoint') return { last: read.checkpoint, isTorn };
    }
    return { last: undefined, isTorn };
  } finally {
    closeSync(descriptor);
  }
}

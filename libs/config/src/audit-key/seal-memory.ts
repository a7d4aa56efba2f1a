import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Checkpoint, Remembered } from '@tam/audit';
import { TamError } from '@tam/errors';

/**
 * What was sealed last of each partition, in a file beside the key: so that nobody who can write to the database, and
 * takes the checkpoints out of it, has another past signed in their place.
 */
export class SealMemory {
  private readonly file: string;
  private partitions: { [partition: string]: Remembered };

  /** Throws TAM_AUDIT_KEY_FILE where the file is there and cannot be read. */
  constructor(
    keyFile: string,
    private readonly log: { readonly installation: string; readonly monitor: string },
  ) {
    this.file = `${keyFile.replace(/\.pem$/, '')}.sealed.json`;
    this.partitions = this.all()[this.name] ?? {};
  }

  remembered(partition: number): Remembered | undefined {
    return this.partitions[partition];
  }

  /** Keeps the last of these, and of what another process has noted meanwhile, for each partition. */
  remember(checkpoints: readonly Checkpoint[]): void {
    const all = this.all();
    this.partitions = { ...all[this.name] };
    for (const { partition, epoch, seq, root } of checkpoints) {
      const known = this.partitions[partition];
      const isLater = !known || epoch > known.epoch || (epoch === known.epoch && seq >= known.seq);
      if (isLater) this.partitions[partition] = { epoch, seq, root };
    }
    this.attempt(() => {
      const text = JSON.stringify({ ...all, [this.name]: this.partitions });
      writeFileSync(`${this.file}.new`, `${text}\n`, { mode: 0o600 });
      renameSync(`${this.file}.new`, this.file);
    });
  }

  private get name(): string {
    return `${this.log.installation}/${this.log.monitor}`;
  }

  private all(): { [name: string]: { [partition: string]: Remembered } } {
    if (!existsSync(this.file)) return {};
    return this.attempt(
      () =>
        JSON.parse(readFileSync(this.file, 'utf8')) as {
          [name: string]: { [partition: string]: Remembered };
        },
    );
  }

  private attempt<T>(act: () => T): T {
    try {
      return act();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new TamError('TAM_AUDIT_KEY_FILE', `${this.file}: ${why}.`, { file: this.file }, { cause });
    }
  }
}

import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MIB = Buffer.alloc(2 ** 20, 1);
const PAGE = Buffer.alloc(4_096, 1);

/** A file system of a test's own in memory, small enough to be filled. To mount it needs root. */
export class SmallDisk {
  private constructor(private readonly folder: string) {}

  static mount(megabytes: number): SmallDisk {
    const folder = mkdtempSync(path.join(tmpdir(), 'tam-fault-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', folder]);
    chmodSync(folder, 0o711);
    return new SmallDisk(folder);
  }

  /** A place for data on it. */
  at(...names: readonly string[]): string {
    return path.join(this.folder, ...names);
  }

  /** Takes all the room that is left. */
  fill(): void {
    const file = openSync(this.at('ballast'), 'a');
    for (const block of [MIB, PAGE]) {
      try {
        for (;;) writeSync(file, block);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
    closeSync(file);
  }

  /** Gives the room back. */
  free(): void {
    rmSync(this.at('ballast'), { force: true });
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder]);
    rmdirSync(this.folder);
  }
}

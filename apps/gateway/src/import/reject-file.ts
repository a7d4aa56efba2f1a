import { appendFileSync, rmSync } from 'node:fs';
import { TamError } from '@tam/errors';
import type { RowFault } from './fault';

const FLUSH_AT = 1 << 16;

/** The lines that could not be used, as NDJSON `{ line, code, pointer, message }`. The file exists only if there are any. */
export class RejectFile {
  private pending = '';
  private rejected = 0;

  constructor(private readonly path: string) {
    // What an earlier import left would be read as the rejects of this one.
    rmSync(path, { force: true });
  }

  get count(): number {
    return this.rejected;
  }

  add(line: number, { code, pointer, message }: RowFault): void {
    this.rejected++;
    this.pending += `${JSON.stringify({ line, code, pointer, message })}\n`;
    if (this.pending.length >= FLUSH_AT) this.flush();
  }

  /** Writes what is pending. Throws TAM_IMPORT_OUTPUT. */
  flush(): void {
    if (this.pending === '') return;
    try {
      appendFileSync(this.path, this.pending);
    } catch (cause) {
      throw new TamError(
        'TAM_IMPORT_OUTPUT',
        `The reject file ${this.path} cannot be written.`,
        {},
        { cause },
      );
    }
    this.pending = '';
  }
}

import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { TamError } from '@tam/errors';
import type { TamEvent } from '@tam/events';
import type { EventSink } from './event-sink';

const FLUSH_AT = 1 << 18;
const NEWLINE = 10;

/** Appends events to an NDJSON file. The file is a log: what is in it stays. */
export class FileSink implements EventSink {
  private readonly file: number;
  private pending = '';

  /** Opens the file, and cuts off a last line that an interrupted import left unfinished. Throws TAM_IMPORT_OUTPUT. */
  constructor(private readonly path: string) {
    try {
      this.file = openSync(path, existsSync(path) ? 'r+' : 'w+');
      ftruncateSync(this.file, endOfLastLine(this.file));
    } catch (cause) {
      throw this.unwritable(cause);
    }
  }

  /** Length of the file in bytes, without what is pending. */
  get bytes(): number {
    return fstatSync(this.file).size;
  }

  send(_event: TamEvent, json: string): void {
    this.pending += `${json}\n`;
    if (this.pending.length >= FLUSH_AT) this.flush();
  }

  async finish(): Promise<void> {
    this.flush();
    fsyncSync(this.file);
    return Promise.resolve();
  }

  async close(): Promise<void> {
    closeSync(this.file);
    return Promise.resolve();
  }

  private flush(): void {
    const bytes = Buffer.from(this.pending);
    this.pending = '';
    try {
      const end = this.bytes;
      for (let written = 0; written < bytes.length;) {
        written += writeSync(this.file, bytes, written, bytes.length - written, end + written);
      }
    } catch (cause) {
      throw this.unwritable(cause);
    }
  }

  private unwritable(cause: unknown): TamError {
    return new TamError(
      'TAM_IMPORT_OUTPUT',
      `${this.path} cannot be written.`,
      { file: this.path },
      { cause },
    );
  }
}

function endOfLastLine(file: number): number {
  const window = Buffer.allocUnsafe(1 << 16);
  let end = fstatSync(file).size;
  while (end > 0) {
    const start = Math.max(0, end - window.length);
    const length = readSync(file, window, 0, end - start, start);
    const newline = window.subarray(0, length).lastIndexOf(NEWLINE);
    if (newline >= 0) return start + newline + 1;
    end = start;
  }
  return 0;
}

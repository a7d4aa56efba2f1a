import { closeSync, openSync, writeSync } from 'node:fs';
import { TamError } from '@tam/errors';

const FLUSH_AT = 1 << 18;

/** A new text file that is written line by line. Throws TAM_SIMULATE_OUTPUT. */
export class LineFile {
  private readonly file: number;
  private pending = '';

  constructor(private readonly path: string) {
    this.file = this.attempt(() => openSync(path, 'w'));
  }

  write(line: string): void {
    this.pending += `${line}\n`;
    if (this.pending.length >= FLUSH_AT) this.flush();
  }

  flush(): void {
    const bytes = Buffer.from(this.pending);
    this.pending = '';
    this.attempt(() => {
      for (let done = 0; done < bytes.length;) done += writeSync(this.file, bytes, done);
    });
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private attempt<T>(act: () => T): T {
    try {
      return act();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new TamError('TAM_SIMULATE_OUTPUT', `${this.path}: ${why}.`, { file: this.path }, { cause });
    }
  }
}

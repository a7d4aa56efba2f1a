import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { TamError } from '@tam/errors';
import type { EventFault } from '@tam/events';

const FLUSH_AT = 1 << 18;

/** The lines of the input that could not be used, in the order of the input. */
export class RejectList {
  private readonly rejects: { readonly line: number; readonly fault: EventFault }[] = [];

  get count(): number {
    return this.rejects.length;
  }

  add(line: number, fault: EventFault): void {
    this.rejects.push({ line, fault });
  }

  /**
   * Writes them as NDJSON `{ line, code, pointer, message }`. Without any there is no file, and what an earlier run
   * left is removed: it would be read as the rejects of this one. Throws TAM_REPLAY_OUTPUT.
   */
  write(path: string): void {
    try {
      rmSync(path, { force: true });
      if (this.rejects.length > 0) this.writeLines(path);
    } catch (cause) {
      throw new TamError('TAM_REPLAY_OUTPUT', `The reject file ${path} cannot be written.`, {}, { cause });
    }
  }

  private writeLines(path: string): void {
    const file = openSync(path, 'w');
    let text = '';
    for (const { line, fault } of this.rejects.sort((a, b) => a.line - b.line)) {
      const { code, pointer, message } = fault;
      text += `${JSON.stringify({ line, code, pointer, message })}\n`;
      if (text.length < FLUSH_AT) continue;
      writeSync(file, text);
      text = '';
    }
    writeSync(file, text);
    closeSync(file);
  }
}

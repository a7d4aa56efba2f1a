import type { EventFault } from '@tam/events';
import { rmSync } from 'node:fs';
import { writeFile } from '../run/write-file';

/** Where a record lies in the log. */
export interface RecordPlace {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** The records of the log that could not be used. */
export class LogRejects {
  private readonly rejects: { readonly row: number; readonly fault: EventFault }[] = [];

  constructor(private readonly placeOf: (row: number) => RecordPlace) {}

  get count(): number {
    return this.rejects.length;
  }

  add(row: number, fault: EventFault): void {
    this.rejects.push({ row, fault });
  }

  /**
   * Writes them as NDJSON `{ topic, partition, offset, code, pointer, message }`, in the order of the log. Without any
   * there is no file, and what an earlier run left is removed. Throws TAM_REPLAY_OUTPUT.
   */
  write(path: string): void {
    rmSync(path, { force: true });
    if (this.rejects.length === 0) return;
    const placed = this.rejects.map(({ row, fault }) => ({ place: this.placeOf(row), fault }));
    placed.sort(({ place: a }, { place: b }) => {
      if (a.topic !== b.topic) return a.topic < b.topic ? -1 : 1;
      return a.partition - b.partition || a.offset - b.offset;
    });
    const lines = placed.map(({ place: { topic, partition, offset }, fault: { code, pointer, message } }) =>
      Buffer.from(`${JSON.stringify({ topic, partition, offset, code, pointer, message })}\n`),
    );
    writeFile(path, lines);
  }
}

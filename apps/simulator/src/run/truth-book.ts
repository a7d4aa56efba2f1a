import type { Told } from '../telling/truth';
import { truthLines } from '../traffic/truth-line';
import { LineFile } from './line-file';

/** Counts the stories that are told and, where a file is wanted, writes their truth. */
export class TruthBook {
  stories = 0;
  clocks = 0;
  private readonly file: LineFile | undefined;

  /** `end`: no event later than this is ever sent, epoch ms. */
  constructor(
    path: string | undefined,
    private readonly end = Infinity,
  ) {
    this.file = path === undefined ? undefined : new LineFile(path);
  }

  add(told: Told): void {
    this.stories += 1;
    const lines = truthLines(told, this.end);
    this.clocks += lines.filter((line) => line['steps'] !== undefined).length;
    for (const line of lines) this.file?.write(JSON.stringify(line));
  }

  /** Makes what was written so far readable by others. */
  flush(): void {
    this.file?.flush();
  }

  close(): void {
    this.file?.close();
  }
}

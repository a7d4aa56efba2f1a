import type { Told } from '../telling/truth';
import { truthLines } from '../traffic/truth-line';
import { LineFile } from './line-file';

/**
 * Counts the stories that are told and, where a file is wanted, writes their truth. Where the end of the run is not
 * known beforehand the truth waits for it, because it depends on which events were still sent.
 */
export class TruthBook {
  stories = 0;
  clocks = 0;
  private readonly file: LineFile | undefined;
  private readonly waiting: Told[] = [];

  /** `cut`: no event later than this is ever sent, epoch ms; undefined: not known yet. */
  constructor(
    path: string | undefined,
    private readonly cut: number | undefined,
  ) {
    this.file = path === undefined ? undefined : new LineFile(path);
  }

  add(told: Told): void {
    this.stories += 1;
    this.clocks += told.expected.length;
    if (this.file === undefined) return;
    if (this.cut === undefined) this.waiting.push(told);
    else this.write(told, this.cut);
  }

  /** `cut` (epoch ms): where an open run ended. */
  close(cut = Infinity): void {
    for (const told of this.waiting.splice(0)) this.write(told, cut);
    this.file?.close();
  }

  private write(told: Told, cut: number): void {
    for (const line of truthLines(told, cut)) this.file?.write(JSON.stringify(line));
  }
}

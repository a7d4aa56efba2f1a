import type { Told } from '../telling/truth';
import type { Delivery } from '../traffic/delivery';
import { asEnded, asTravelled } from '../traffic/late-evidence';
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
  private readonly waiting: { readonly told: Told; readonly deliveries: readonly Delivery[] }[] = [];

  /**
   * `cut`: no event later than this is ever sent, epoch ms; undefined: not known yet. `liveFrom`: what arrives later is
   * recorded by the broker, epoch ms.
   */
  constructor(
    path: string | undefined,
    private readonly cut: number | undefined,
    private readonly liveFrom = Infinity,
  ) {
    this.file = path === undefined ? undefined : new LineFile(path);
  }

  add(told: Told, deliveries: readonly Delivery[]): void {
    this.stories += 1;
    this.clocks += told.expected.length;
    if (this.file === undefined) return;
    if (this.cut === undefined) this.waiting.push({ told, deliveries });
    else this.write(asTravelled(told, deliveries), this.cut);
  }

  /** `cut` (epoch ms): where an open run ended. */
  close(cut = Infinity): void {
    for (const { told, deliveries } of this.waiting.splice(0))
      this.write(asTravelled(told, asEnded(deliveries, this.liveFrom, cut)), cut);
    this.file?.close();
  }

  private write(told: Told, cut: number): void {
    for (const line of truthLines(told, cut)) this.file?.write(JSON.stringify(line));
  }
}

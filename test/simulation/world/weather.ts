import type { Fault } from '../schedule';
import type { Scheduler } from './scheduler';

type Window = Extract<Fault, { readonly for: number }>;

/** Which of the faults that last a while are at work now. */
export class Weather {
  private readonly windows: readonly Window[];

  constructor(
    faults: readonly Fault[],
    private readonly scheduler: Scheduler,
  ) {
    this.windows = faults.filter((fault): fault is Window => 'for' in fault);
  }

  /** The fault of that kind that is at work now. */
  now<K extends Window['kind']>(
    kind: K,
    fits: (fault: Extract<Window, { kind: K }>) => boolean = () => true,
  ): Extract<Window, { kind: K }> | undefined {
    const { now } = this.scheduler;
    for (const fault of this.windows) {
      if (fault.kind !== kind || now < fault.at || now >= fault.at + fault.for) continue;
      const found = fault as Extract<Window, { kind: K }>;
      if (fits(found)) return found;
    }
    return undefined;
  }
}

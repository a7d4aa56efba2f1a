import type { Delivery } from './delivery';

/** Deliveries that wait for their time, earliest first; of one instant, the one added first. A binary heap. */
export class Timeline {
  private readonly heap: { readonly delivery: Delivery; readonly turn: number }[] = [];
  private turns = 0;

  get size(): number {
    return this.heap.length;
  }

  /** When the next delivery is due, epoch ms; undefined: none waits. */
  get nextAt(): number | undefined {
    return this.heap[0]?.delivery.at;
  }

  add(delivery: Delivery): void {
    const item = { delivery, turn: this.turns++ };
    let at = this.heap.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.at(parent);
      if (!isBefore(item, above)) break;
      this.heap[at] = above;
      at = parent;
    }
    this.heap[at] = item;
  }

  /** Takes out what is due at or before `instant`, in order. */
  *due(instant: number): Generator<Delivery> {
    while (this.nextAt !== undefined && this.nextAt <= instant) yield this.take();
  }

  private take(): Delivery {
    const top = this.at(0);
    const last = this.heap.pop();
    if (last !== undefined && this.heap.length > 0) this.sink(last);
    return top.delivery;
  }

  private sink(item: { readonly delivery: Delivery; readonly turn: number }): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.heap.length) break;
      if (child + 1 < this.heap.length && isBefore(this.at(child + 1), this.at(child))) child++;
      if (!isBefore(this.at(child), item)) break;
      this.heap[at] = this.at(child);
      at = child;
    }
    this.heap[at] = item;
  }

  private at(index: number): { readonly delivery: Delivery; readonly turn: number } {
    const item = this.heap[index];
    if (item === undefined) throw new RangeError(`no delivery waits at place ${index}`);
    return item;
  }
}

function isBefore(
  a: { readonly delivery: Delivery; readonly turn: number },
  b: { readonly delivery: Delivery; readonly turn: number },
): boolean {
  return a.delivery.at - b.delivery.at < 0 || (a.delivery.at === b.delivery.at && a.turn < b.turn);
}

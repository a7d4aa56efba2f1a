/** Exclusive locks by number, granted in the order in which they were asked for. */
export class RowLocks {
  private readonly tails = new Map<number, Promise<void>>();

  /** Waits for each lock in ascending order; the answer gives all of them back. */
  async acquire(numbers: readonly number[]): Promise<() => void> {
    const releases: (() => void)[] = [];
    for (const number of [...numbers].sort((a, b) => a - b)) releases.push(await this.lock(number));
    return () => {
      for (const release of releases) release();
    };
  }

  private async lock(number: number): Promise<() => void> {
    const before = this.tails.get(number) ?? Promise.resolve();
    let release: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => (release = resolve));
    this.tails.set(
      number,
      before.then(() => mine),
    );
    await before;
    return release;
  }
}

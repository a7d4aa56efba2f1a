/** A wish to stop, from Ctrl-C or SIGTERM, that ends waiting at once. */
export class StopSignal {
  private stopped = false;
  private wake: (() => void) | undefined;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => this.stop());
  }

  readonly isStopped = (): boolean => this.stopped;

  /** Resolves after `ms`, or as soon as somebody wants to stop. */
  sleep(ms: number): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.wake = done;
    });
  }

  private stop(): void {
    this.stopped = true;
    this.wake?.();
  }
}

/** Calls a function again and again until it is stopped. */
export interface Refresh {
  /** Stops it and waits for the call under way. */
  stop(): Promise<void>;
}

/**
 * Calls `act` at once and then `everyMs` milliseconds after each end of it. A failure goes to `onFailure` and the next
 * call takes place all the same. The timer does not keep the process alive.
 */
export function startRefresh(
  act: () => Promise<void>,
  everyMs: number,
  onFailure: (error: unknown) => void,
): Refresh {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const run = (): void => {
    running = act()
      .catch(onFailure)
      .then(() => {
        if (!stopped) timer = setTimeout(run, everyMs).unref();
      });
  };
  run();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}

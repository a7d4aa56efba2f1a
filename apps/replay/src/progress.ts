import { SingleBar } from 'cli-progress';

/** How far a piece of work has come. */
export interface Progress {
  update(done: number): void;
  stop(): void;
}

const SILENT: Progress = { update: () => undefined, stop: () => undefined };

/** A progress bar on stderr; silent where stderr is no terminal. */
export function progressBar(name: string, total: number): Progress {
  if (!process.stderr.isTTY || total === 0) return SILENT;
  const bar = new SingleBar({
    format: `${name} [{bar}] {percentage}% | {eta_formatted} left`,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}

/** The bars of a work in phases: one at a time, a new one when the work passes to its next phase. */
export interface PhaseBars {
  show(phase: string, done: number, total: number): void;
  stop(): void;
}

/** Bars on stderr. */
export function progressBars(): PhaseBars {
  let current = '';
  let bar: Progress | undefined;
  const stop = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    stop,
    show: (phase, done, total) => {
      if (phase !== current) {
        stop();
        current = phase;
        bar = progressBar(phase, total);
      }
      bar?.update(done);
    },
  };
}

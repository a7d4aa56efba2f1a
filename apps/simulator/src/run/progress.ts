import { SingleBar } from 'cli-progress';

/** How far a run has come, for people. */
export interface Progress {
  update(done: number): void;
  stop(): void;
}

const SILENT: Progress = { update: () => undefined, stop: () => undefined };

/** A bar on stderr; silent where stderr is no terminal. `total` 0: a plain counter. */
export function progressBar(name: string, unit: string, total: number): Progress {
  if (!process.stderr.isTTY) return SILENT;
  const format =
    total > 0 ? `${name} [{bar}] {value}/{total} ${unit} | {eta_formatted} left` : `${name} {value} ${unit}`;
  const bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true, stream: process.stderr });
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}

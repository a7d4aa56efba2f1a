import { SingleBar } from 'cli-progress';

/** How far a file has been read. */
export interface FileProgress {
  readTo(bytes: number): void;
  stop(): void;
}

/** A progress bar over the bytes of a file on stderr; silent where stderr is no terminal. */
export function fileProgress(name: string, totalBytes: number): FileProgress {
  if (!process.stderr.isTTY || totalBytes === 0) return { readTo: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: `${name} [{bar}] {percentage}% | {eta_formatted} left`,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  bar.start(totalBytes, 0);
  return { readTo: (bytes) => bar.update(bytes), stop: () => bar.stop() };
}

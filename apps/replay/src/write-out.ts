import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes parts to stdout as fast as its reader takes them; a reader that has seen enough (`| head`) ends it quietly. */
export async function writeOut(parts: Iterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.from(parts), process.stdout, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

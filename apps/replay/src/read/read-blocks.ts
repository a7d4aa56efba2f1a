import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { TamError } from '@tam/errors';
import { BlockBuffer, type TakeBlock } from './block-buffer';

const CHUNK = 1 << 22;
/** Longer than any event may be, so that the reader decides nothing that is the contract's to say. */
const MAX_LINE = 1 << 20;
const GZIP = [0x1f, 0x8b];

/**
 * Reads a file in blocks of whole lines, plain or gzip (told by its first bytes, not by its name). Plain files are read
 * without waiting between the blocks: the work is on the processor. `onProgress` is told the bytes of the file read
 * so far and its size. Throws TAM_REPLAY_INPUT.
 */
export async function readBlocks(
  path: string,
  take: TakeBlock,
  onProgress: (bytes: number, size: number) => void = () => undefined,
): Promise<void> {
  const lines = new BlockBuffer(take, MAX_LINE);
  const file = open(path);
  try {
    const size = fstatSync(file).size;
    const head = Buffer.alloc(2);
    readChunk(path, file, head, 0);
    if (GZIP.every((byte, index) => head[index] === byte)) {
      await readGzip(path, lines, (bytes) => onProgress(bytes, size));
    } else {
      readPlain(path, file, lines, (bytes) => onProgress(bytes, size));
    }
    lines.end();
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function readPlain(
  path: string,
  file: number,
  lines: BlockBuffer,
  onProgress: (bytes: number) => void,
): void {
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (let position = 0; ;) {
    const length = readChunk(path, file, chunk, position);
    if (length === 0) return;
    lines.push(chunk.subarray(0, length));
    position += length;
    onProgress(position);
  }
}

function readChunk(path: string, file: number, chunk: Buffer, position: number): number {
  try {
    return readSync(file, chunk, 0, chunk.length, position);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function readGzip(
  path: string,
  lines: BlockBuffer,
  onProgress: (bytes: number) => void,
): Promise<void> {
  const compressed = createReadStream(path, { highWaterMark: CHUNK >> 2 });
  const failures: unknown[] = [];
  try {
    await pipeline(compressed, createGunzip({ chunkSize: CHUNK }), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        try {
          lines.push(chunk);
        } catch (error) {
          failures.push(error);
          throw error;
        }
        onProgress(compressed.bytesRead);
      }
    });
  } catch (cause) {
    if (failures.length > 0) throw failures[0];
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): TamError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TamError('TAM_REPLAY_INPUT', `${path} cannot be read (${reason}).`, { file: path }, { cause });
}

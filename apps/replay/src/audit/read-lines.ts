import { createReadStream, openSync, readSync, closeSync } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** A line of a block: it ends before `end`. The bytes may be kept. */
export interface LinePlace {
  readonly block: Buffer;
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
}

const CHUNK = 1 << 18;
const NEWLINE = 10;
const GZIP = [0x1f, 0x8b];
/** No entry is as long: a file without line ends must not fill the memory. */
const LONGEST_LINE = 1 << 26;

/**
 * The lines of a file, plain or gzip (told by its first bytes), without empty ones, some at a time. Rejects where the
 * file cannot be read or is damaged; what came before is sound as far as its bytes can tell.
 */
export async function* readLines(path: string): AsyncGenerator<readonly LinePlace[]> {
  let held: Buffer[] = [];
  let length = 0;
  let line = 0;
  for await (const chunk of bytesOf(path)) {
    const first = chunk.indexOf(NEWLINE);
    if (first < 0) {
      held.push(chunk);
      length += chunk.length;
      if (length > LONGEST_LINE) throw new Error('a line is too long');
      continue;
    }
    const places: LinePlace[] = [];
    const add = (block: Buffer, start: number, end: number): void => {
      line++;
      if (end > start) places.push({ block, start, end, line });
    };
    let start = 0;
    if (held.length > 0) {
      const whole = Buffer.concat([...held, chunk.subarray(0, first)]);
      add(whole, 0, whole.length);
      start = first + 1;
    }
    for (let end = chunk.indexOf(NEWLINE, start); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk, start, end);
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    held = rest.length > 0 ? [rest] : [];
    length = rest.length;
    yield places;
  }
  const last = Buffer.concat(held);
  if (last.length > 0) yield [{ block: last, start: 0, end: last.length, line: line + 1 }];
}

function bytesOf(path: string): AsyncIterable<Buffer> {
  const isPacked = GZIP.every((byte, i) => firstBytes(path)[i] === byte);
  const file = createReadStream(path, { highWaterMark: CHUNK >> 2 });
  if (!isPacked) return file as AsyncIterable<Buffer>;
  const unpacked = createGunzip({ chunkSize: CHUNK });
  file.on('error', (error) => unpacked.destroy(error));
  return file.pipe(unpacked) as AsyncIterable<Buffer>;
}

function firstBytes(path: string): Buffer {
  const head = Buffer.alloc(GZIP.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
    return head;
  } finally {
    closeSync(file);
  }
}

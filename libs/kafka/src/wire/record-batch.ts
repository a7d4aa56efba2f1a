import { crc32c } from './crc32c';

/** A record as the client's producer hands it to its encoder. */
export interface WireRecord {
  readonly key?: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers?: WireHeaders;
}

export type WireHeaders = { readonly [name: string]: string | Buffer };

/** What a batch states beside its records. */
export interface BatchFrame {
  /** Epoch ms, of all records. */
  readonly timestamp: number;
  readonly producerEpoch: number;
  readonly firstSequence: number;
}

/** From the first byte of a batch to its records. */
const HEAD = 61;
/** The bytes that the length of a batch does not count: its base offset and the length itself. */
const BEFORE_LENGTH = 12;
const CRC_AT = 17;
const CHECKED_FROM = 21;
const MAGIC = 2;

/** How many bytes a batch of these records takes. */
export function batchSize(records: readonly WireRecord[]): number {
  let size = HEAD;
  for (let i = 0; i < records.length; i++) {
    const body = bodySize(records[i]!, i);
    size += varintSize(body) + body;
  }
  return size;
}

/**
 * Writes a record batch (magic 2, uncompressed, of no transaction and no idempotent producer) of `size` bytes, the answer
 * of `batchSize`, at a place of a buffer. Format: https://kafka.apache.org/43/design/protocol/ (record batch).
 */
export function writeBatch(
  records: readonly WireRecord[],
  { timestamp, producerEpoch, firstSequence }: BatchFrame,
  into: Buffer,
  start: number,
  size: number,
): void {
  const time = BigInt(timestamp);
  into.writeBigInt64BE(0n, start);
  into.writeInt32BE(size - BEFORE_LENGTH, start + 8);
  into.writeInt32BE(0, start + 12);
  into.writeInt8(MAGIC, start + 16);
  into.writeInt16BE(0, start + 21);
  into.writeInt32BE(records.length - 1, start + 23);
  into.writeBigInt64BE(time, start + 27);
  into.writeBigInt64BE(time, start + 35);
  into.writeBigInt64BE(-1n, start + 43);
  into.writeInt16BE(producerEpoch, start + 51);
  into.writeInt32BE(firstSequence, start + 53);
  into.writeInt32BE(records.length, start + 57);
  let at = start + HEAD;
  for (let i = 0; i < records.length; i++) at = writeRecord(records[i]!, i, into, at);
  into.writeUInt32BE(crc32c(into, start + CHECKED_FROM, start + size), start + CRC_AT);
}

function bodySize({ key, value, headers }: WireRecord, place: number): number {
  return 2 + varintSize(place) + fieldSize(key) + fieldSize(value) + headerBytes(headers).length;
}

/** Attributes and the difference of its timestamp are one byte each: both are 0. */
function writeRecord(record: WireRecord, place: number, into: Buffer, start: number): number {
  let at = writeVarint(bodySize(record, place), into, start);
  into[at++] = 0;
  into[at++] = 0;
  at = writeVarint(place, into, at);
  at = writeField(record.key, into, at);
  at = writeField(record.value, into, at);
  return at + headerBytes(record.headers).copy(into, at);
}

function fieldSize(field: string | Buffer | null | undefined): number {
  if (field === null || field === undefined) return 1;
  const length = Buffer.byteLength(field);
  return varintSize(length) + length;
}

function writeField(field: string | Buffer | null | undefined, into: Buffer, start: number): number {
  if (field === null || field === undefined) return writeVarint(-1, into, start);
  const at = writeVarint(Buffer.byteLength(field), into, start);
  return at + (typeof field === 'string' ? into.write(field, at) : field.copy(into, at));
}

const NO_HEADERS = Buffer.from([0]);
/** Most records have the very same headers. */
const written = new WeakMap<WireHeaders, Buffer>();

function headerBytes(headers: WireHeaders | undefined): Buffer {
  if (headers === undefined) return NO_HEADERS;
  let bytes = written.get(headers);
  if (!bytes) written.set(headers, (bytes = makeHeaders(headers)));
  return bytes;
}

function makeHeaders(headers: WireHeaders): Buffer {
  const fields = Object.entries(headers).flat();
  const count = fields.length / 2;
  const bytes = Buffer.allocUnsafe(fields.reduce((sum, one) => sum + fieldSize(one), varintSize(count)));
  let at = writeVarint(count, bytes, 0);
  for (const field of fields) at = writeField(field, bytes, at);
  return bytes;
}

/** Zigzag, then seven bits a byte, the low ones first. */
function varintSize(value: number): number {
  let left = ((value << 1) ^ (value >> 31)) >>> 0;
  let size = 1;
  while (left > 127) {
    left >>>= 7;
    size++;
  }
  return size;
}

function writeVarint(value: number, into: Buffer, start: number): number {
  let left = ((value << 1) ^ (value >> 31)) >>> 0;
  let at = start;
  while (left > 127) {
    into[at++] = (left & 127) | 128;
    left >>>= 7;
  }
  into[at++] = left;
  return at;
}

import { CompressionCodecs, CompressionTypes } from 'kafkajs';

/** What the client asks of a codec. */
interface Codec {
  compress(encoder: { readonly buffer: Buffer }): Promise<Buffer>;
  decompress(bytes: Buffer): Promise<Buffer>;
}

let registered = false;

/**
 * Teaches the client to read snappy, lz4 and zstd, in plain JavaScript without anything to build: a producer that
 * switches its codec would otherwise end the consumer for good. We ourselves write gzip or nothing.
 */
export function registerCodecs(): void {
  if (registered) return;
  registered = true;
  const codecs = CompressionCodecs as Record<number, () => unknown>;
  codecs[CompressionTypes.Snappy] = () => readOnly('snappy', readSnappy);
  codecs[CompressionTypes.LZ4] = () => readOnly('lz4', readLz4);
  codecs[CompressionTypes.ZSTD] = () => readOnly('zstd', readZstd);
}

function readOnly(name: string, decompress: Codec['decompress']): Codec {
  return { decompress, compress: () => Promise.reject(new Error(`This product does not write ${name}.`)) };
}

async function readSnappy(bytes: Buffer): Promise<Buffer> {
  const { default: createCodec } = await import('kafkajs-snappy');
  return createCodec().decompress(bytes);
}

async function readLz4(bytes: Buffer): Promise<Buffer> {
  const { decompress } = await import('lz4js');
  return Buffer.from(decompress(bytes));
}

async function readZstd(bytes: Buffer): Promise<Buffer> {
  const { decompress } = await import('fzstd');
  return Buffer.from(decompress(bytes));
}

declare module 'kafkajs-snappy' {
  const createCodec: () => { decompress(bytes: Buffer): Promise<Buffer> };
  export default createCodec;
}

declare module 'lz4js' {
  export function decompress(bytes: Uint8Array): Uint8Array;
}

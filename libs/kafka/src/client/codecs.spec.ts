import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import { registerCodecs } from './codecs';

/** The same text as Apache Kafka's Java client writes it in each codec. */
const TEXT = Array.from({ length: 60 }, (_, n) => `offer ${(n * n * 7919) % 9973} for anna; `).join('');
const WRITTEN_BY_JAVA = {
  snappy:
    'glNOQVBQWQAAAAABAAAAAQAAAZLhCURvZmZlciAwIGZvciBhbm5hOyAJEgw3OTE5QhUADDE3NTdGFQAENDZKPwAIMDI4QioACDg0OEYVAAg1ODRGPwAEOTBKaQAMODE2NkJUAAgzMTZGkwAMNDAzM0IqAAg3OTFCFAAMMzQxNEIVAAgxOTJG+wAINjMwShUABDU4RlQADDI3NDVCVAAINDc3RmkACDI2OUYqAAQ2NEpUAAg2MTVGfgAEMTdKqAAIMzE2RmkAADRO+wAENjhGJAEEMjdKTgEINzcxRngBBDg1SqIBCDUyOUbMAQQ3OEr2AQg2MzdGCwIAN0pJAggxMDBG4AEENzFKnQIIOTEyRtEABDcwSioAADhKUwBOxQIENTlOpQAAM0rPAAQ0NlL5AEojAQQ2OUpNAQQxOEp3AQAyTqEBBDkzSt8BBDE5ShUAADRKHQIENDdKRwIINDk4RsUCBDEwSpsCBDMwSsUCADlO7gIANkpTAAA0TkIDDDk4MDJCLQMEMTJKlgMEODRK5QAEMTZK6QM0NjY3IGZvciBhbm5hOyA=',
  lz4: 'BCJNGGBAgnUBAADyA29mZmVyIDAgZm9yIGFubmE7IBIATTc5MTkVAE4xNzU3FQAvNDY/AAA9MDI4KgA+ODQ4FQA+NTg0PwAvOTBpAABNODE2NlQAPjMxNpMATTQwMzMqAD03OTEUAE0zNDE0FQA+MTky+wA/NjMwFQAALjU4VABNMjc0NVQAPjQ3N2kAPjI2OSoALzY0VAAAPjYxNX4ALzE3qAAAPjMxNmkAHzT7AAEuNjgkAS8yN04BAD43NzF4AS84NaIBAD41MjnMAS83OPYBAD42MzcLAh83SQIAPjEwMOABLzcxnQIAPjkxMtEALzcwKgAAHzhTAAAPxQIBLzU5pQABHzPPAAAvNDb5AAIPIwEALzY5TQEALzE4dwEAHzKhAQEvOTPfAQAvMTkVAAAfNB0CAC80N0cCAC80OXECAC8xMJsCAC8zMMUCAB857gIBHzZTAAAfNEIDAU05ODAyLQMvMTKWAwAvODTlAAAvMTbpAwAUNk0BUG5uYTsgAAAAAA==',
  zstd: 'KLUv/QBYZAcA8ooZE8AlwwEA8MXyr60mmZJMUrIqODjtWDKJOvuYx06T31xqe8svxz5VeGSfHTGXp+W4EFVnW6ZKduOdVtIrtEm0FPUxvXwcZ/dM0N20q3iwqFgl4ShN3ncPAIHBIDAUCIIhhkKAQEAIPCAQwxEaD8c4BPtNMFoJzjzBm6ko6bOYsHhoIcF5A5kSrCQJgqCE4ZMmbkkjRQsJ7g0J7g0JxhtkQoM1ktskuDMBNcGbiYnkaib5EnwzKZVgzyRKgm8eP/rmTFYSfCbJ5REzwZlcvXEmZoKZWOZxJmaimbATbCa8YSbmQR5BmERhMAwBAAA=',
};

const codecs = CompressionCodecs as unknown as Record<
  number,
  () => { decompress(bytes: Buffer): Promise<Buffer>; compress(encoder: unknown): Promise<Buffer> }
>;
const codecOf = { snappy: CompressionTypes.Snappy, lz4: CompressionTypes.LZ4, zstd: CompressionTypes.ZSTD };

describe('compressed record batches', () => {
  beforeAll(registerCodecs);

  it.each(['snappy', 'lz4', 'zstd'] as const)(
    'in %s are read as the Java client writes them',
    async (name) => {
      const codec = codecs[codecOf[name]]?.();
      const read = await codec?.decompress(Buffer.from(WRITTEN_BY_JAVA[name], 'base64'));
      expect(read?.toString()).toBe(TEXT);
    },
  );

  it('are not written in these codecs', async () => {
    await expect(codecs[CompressionTypes.ZSTD]?.().compress({})).rejects.toThrow('does not write zstd');
  });
});

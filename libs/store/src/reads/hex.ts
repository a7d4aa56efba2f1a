/** Hashes are bytes in rows and lower-case hex everywhere else. */
export const HEX = {
  to: (text: string): Buffer => Buffer.from(text, 'hex'),
  from: (bytes: Buffer): string => bytes.toString('hex'),
};

// The yardstick: reads an NDJSON file in large blocks and does nothing with a line but JSON.parse.
const { closeSync, openSync, readSync } = require('node:fs');

const file = openSync(process.argv[2], 'r');
const block = Buffer.allocUnsafe(1 << 20);
let held = Buffer.alloc(0);
let lines = 0;
for (;;) {
  const length = readSync(file, block, 0, block.length, null);
  if (length === 0) break;
  const bytes =
    held.length === 0 ? block.subarray(0, length) : Buffer.concat([held, block.subarray(0, length)]);
  const end = bytes.lastIndexOf(10) + 1;
  const text = bytes.toString('utf8', 0, end);
  for (let start = 0; start < text.length;) {
    const next = text.indexOf('\n', start);
    JSON.parse(text.slice(start, next));
    lines++;
    start = next + 1;
  }
  held = Buffer.from(bytes.subarray(end));
}
closeSync(file);
process.stderr.write(`${lines}\n`);

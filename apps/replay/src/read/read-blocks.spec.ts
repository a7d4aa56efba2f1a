import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readBlocks } from './read-blocks';

const folder = mkdtempSync(join(tmpdir(), 'tam-blocks-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, bytes: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function linesOf(path: string): Promise<string[]> {
  const blocks: string[][] = [];
  await readBlocks(path, (block) => blocks.push(block.toString().split('\n')));
  return blocks.flat();
}

describe('reading a file in blocks', () => {
  it('gives the same lines plain and as gzip, whatever the file is called', async () => {
    const text = Array.from({ length: 200_000 }, (_, n) => `line ${n} ä`).join('\n');
    const plain = await linesOf(fileOf('a.txt', text));
    expect(plain.join('\n')).toBe(text);
    expect(await linesOf(fileOf('b.txt', gzipSync(text)))).toEqual(plain);
  });

  it('reads a gzip file of several members', async () => {
    const bytes = Buffer.concat([gzipSync('a\n'), gzipSync('b\n')]);
    expect(await linesOf(fileOf('two.gz', bytes))).toEqual(['a', 'b']);
  });

  it('gives nothing of an empty file', async () => {
    expect(await linesOf(fileOf('empty', ''))).toEqual([]);
  });

  it('refuses a file that is not there, a folder, and a gzip file that is cut', async () => {
    const cut = gzipSync('a\nb\n'.repeat(1000));
    for (const path of [join(folder, 'none'), folder, fileOf('cut.gz', cut.subarray(0, 30))]) {
      await expect(linesOf(path)).rejects.toMatchObject({ code: 'TAM_REPLAY_INPUT' });
    }
  });

  it('lets an error of the reader through as it is', async () => {
    const take = () => {
      throw new RangeError('mine');
    };
    for (const bytes of ['a', gzipSync('a')]) {
      await expect(readBlocks(fileOf('mine', bytes), take)).rejects.toThrow('mine');
    }
  });
});

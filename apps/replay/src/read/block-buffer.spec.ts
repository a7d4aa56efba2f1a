import { BlockBuffer } from './block-buffer';

function linesOf(chunks: readonly (string | Buffer)[], maxLine = 1000): string[] {
  const lines: string[] = [];
  const buffer = new BlockBuffer((block) => lines.push(...block.toString('utf8').split('\n')), maxLine);
  for (const chunk of chunks) buffer.push(Buffer.from(chunk as Buffer));
  buffer.end();
  return lines;
}

describe('a block buffer', () => {
  it('gives whole lines, the last one with or without its end', () => {
    expect(linesOf(['a\nb\n'])).toEqual(['a', 'b']);
    expect(linesOf(['a\nb'])).toEqual(['a', 'b']);
    expect(linesOf([])).toEqual([]);
  });

  it('keeps empty lines, so that line numbers stay right', () => {
    expect(linesOf(['\na\n\n\nb\n\n'])).toEqual(['', 'a', '', '', 'b', '']);
  });

  it('takes off a byte order mark at the start of the file only', () => {
    expect(linesOf(['\ufeffa\n', '\ufeffb'])).toEqual(['a', '\ufeffb']);
  });

  it('gives the same lines however the bytes are cut', () => {
    const bytes = Buffer.from('first\n\nsecond ä€𝄞\nthird\n');
    const whole = linesOf([bytes]);
    expect(whole).toEqual(['first', '', 'second ä€𝄞', 'third']);
    for (let cut = 0; cut <= bytes.length; cut++) {
      for (let next = cut; next <= bytes.length; next++) {
        const parts = [bytes.subarray(0, cut), bytes.subarray(cut, next), bytes.subarray(next)];
        expect(linesOf(parts)).toEqual(whole);
      }
    }
  });

  it('gives the beginning of a line that is too long and drops the rest', () => {
    expect(linesOf(['abcd', 'efgh', 'ijkl\nx\n'], 5)).toEqual(['abcdef', 'x']);
    expect(linesOf(['abcdefgh'], 5)).toEqual(['abcdef']);
  });
});

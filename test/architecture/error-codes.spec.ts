import { ERRORS } from '@tam/errors';
import { filesOf, productFiles, textOf } from './work-tree';

const CODES = Object.entries(ERRORS);

describe('every error code', () => {
  it('is spelled TAM_<AREA>_<WHAT>', () => {
    expect(CODES.map(([code]) => code).filter((code) => !/^TAM_[A-Z]+(_[A-Z0-9]+)+$/.test(code))).toEqual([]);
  });

  it('stands in the file of its area', () => {
    const strays = filesOf('libs/errors/src/codes').flatMap((path) => {
      const area = path.slice(path.lastIndexOf('/') + 1, -'.ts'.length).toUpperCase();
      const codes = textOf(path).match(/\bTAM_[A-Z0-9_]+(?=: \{)/g) ?? [];
      return codes.filter((code) => !code.startsWith(`TAM_${area}_`)).map((code) => `${path}: ${code}`);
    });
    expect(strays).toEqual([]);
  });

  it('says in sentences what went wrong and what to do', () => {
    const sentence = /^[A-Z].*[.]$/;
    expect(CODES.filter(([, { text, todo }]) => !sentence.test(text) || !sentence.test(todo))).toEqual([]);
  });

  it('is used by the product', () => {
    const used = new Set(
      [...productFiles().filter((path) => !path.startsWith('libs/errors/')), ...filesOf('tools')]
        .filter((path) => /\.(ts|mjs)$/.test(path))
        .flatMap((path) => textOf(path).match(/\bTAM_[A-Z0-9_]+\b/g) ?? []),
    );
    expect(CODES.map(([code]) => code).filter((code) => !used.has(code))).toEqual([]);
  });
});

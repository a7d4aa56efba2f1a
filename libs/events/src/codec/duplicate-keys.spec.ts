import fc from 'fast-check';
import { checkText } from './check-text';
import { findDuplicateKey, hasDuplicateKeys } from './duplicate-keys';
import { leastLength } from './json-limits';

const seed = { seed: Number(process.env.FC_SEED ?? 20260703), numRuns: 1000 };
const json = fc
  .jsonValue({ maxDepth: 4, noUnicodeString: false })
  .filter((value) => !JSON.stringify(value).includes('__proto__'));

/** A JSON text in some style of writing: spaces, line breaks, escapes that need not be. */
const styled = fc
  .tuple(json, fc.constantFrom(undefined, 1, 2, '\t'), fc.boolean())
  .map(([value, indent, escape]) => {
    const text = JSON.stringify(value, undefined, indent);
    return { value, text: escape ? text.replace(/z/g, '\\u007a') : text };
  });

describe('keys given twice', () => {
  it('are never claimed of a text that JSON.stringify wrote, in whatever style', () => {
    fc.assert(
      fc.property(styled, ({ text }) => {
        const value = JSON.parse(text) as unknown;
        expect(hasDuplicateKeys(text, value)).toBe(false);
        expect(findDuplicateKey(text)).toBeUndefined();
        expect(leastLength(value)).toBeLessThanOrEqual(text.length);
      }),
      seed,
    );
  });

  it('are always found, wherever they stand and however short', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 3 }),
        json,
        json,
        fc.constantFrom(undefined, 1),
        (key, one, other, indent) => {
          fc.pre(key !== '__proto__');
          const name = JSON.stringify(key);
          const inner = `{${name}:${JSON.stringify(one, undefined, indent)}, ${name}:${JSON.stringify(other)}}`;
          const text = `{"list":[1,${inner}]}`;
          const found = checkText(text, JSON.parse(text));
          expect(found).toMatchObject({ code: 'TAM_EVENT_DUPLICATE_KEY' });
          expect(found?.pointer.startsWith('/list/1/')).toBe(true);
        },
      ),
      seed,
    );
  });

  it.each([
    ['{"a":1,"a":1}', '/a'],
    ['{"":0,"":0}', '/'],
    ['{"a":{"b":1},"c":{"b":1,"b":2}}', '/c/b'],
    ['[{"a":1},{"a":1,"a":2}]', '/1/a'],
    ['{"a":1,"\\u0061":2}', '/a'],
    ['{"a/b":1,"a/b":2}', '/a~1b'],
    ['{"x":"\\":{","x":1}', '/x'],
    ['{"n":1000,"n":1}', '/n'],
    ['{"n":1e3 , "n" : 0.5}', '/n'],
  ])('in %s are at %s', (text, pointer) => {
    expect(checkText(text, JSON.parse(text))).toMatchObject({ code: 'TAM_EVENT_DUPLICATE_KEY', pointer });
  });

  it.each([
    '{"a":{"b":1},"b":{"a":1}}',
    '{"a":"\\"b\\":1","b":2}',
    '{"x":":","y":"\\\\"}',
    '{"n":1e3,"m":10E-1,"k":-0}',
  ])('are not seen in %s', (text) => {
    expect(checkText(text, JSON.parse(text))).toBeUndefined();
  });
});

describe('leastLength', () => {
  it.each([
    ['1e3', 3],
    ['12e3', 4],
    ['123e1', 5],
    ['1e20', 4],
    ['1e-7', 4],
    ['-5', 2],
    ['0', 1],
    ['999', 3],
    ['123456', 6],
    ['[]', 2],
    ['{}', 2],
    ['[1,2]', 5],
    ['{"a":null,"b":[true,false]}', 27],
  ])('of %s is at most its %i characters', (text, length) => {
    expect(text).toHaveLength(length);
    expect(leastLength(JSON.parse(text))).toBeLessThanOrEqual(length);
  });

  it('is the length of what JSON.stringify writes for texts, booleans and small whole numbers', () => {
    const value = { a: 'text', b: [1, 22, 333, 4444, -5], c: { d: true, e: false, f: null }, g: [], h: {} };
    expect(leastLength(value)).toBe(JSON.stringify(value).length);
  });
});

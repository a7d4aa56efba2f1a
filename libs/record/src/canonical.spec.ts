import { canonicalJson } from './canonical';

describe('canonical JSON (RFC 8785)', () => {
  it('prints the sample of RFC 8785, section 3.2.2, as its section 3.2.3 does', () => {
    const sample = JSON.parse(
      String.raw`{
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }`,
    );
    expect(canonicalJson(sample)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts keys by UTF-16 code units, as in RFC 8785, appendix (sorting of properties)', () => {
    const keys = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(keys)) as object)).toEqual([
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
    expect(canonicalJson(keys).indexOf('Carriage')).toBeLessThan(canonicalJson(keys).indexOf('Control'));
  });

  it.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [1e23, '1e+23'],
    [333333333.3333332, '333333333.3333332'],
    [0.000001, '0.000001'],
    [1e-7, '1e-7'],
  ])('prints the number %d as %s (RFC 8785, appendix B)', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('has the same bytes whatever order the keys were written in, at every depth', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: { z: null, y: true } })).toBe(
      '{"a":{"y":true,"z":null},"b":[{"c":2,"d":1}]}',
    );
    expect(canonicalJson({ a: { y: true, z: null }, b: [{ c: 2, d: 1 }] })).toBe(
      canonicalJson({ b: [{ d: 1, c: 2 }], a: { z: null, y: true } }),
    );
  });

  it('leaves absent members out, wherever they stand', () => {
    expect(canonicalJson({ a: undefined, b: 1, c: undefined, d: 2, e: undefined })).toBe('{"b":1,"d":2}');
    expect(canonicalJson({ a: undefined })).toBe('{}');
    expect(canonicalJson([])).toBe('[]');
  });

  it('sorts keys that look like numbers as text', () => {
    expect(canonicalJson({ 10: 'a', 9: 'b', 1: 'c' })).toBe('{"1":"c","10":"a","9":"b"}');
  });

  it('escapes keys and values alike', () => {
    expect(canonicalJson({ 'a"\n': '\u2028\u0001' })).toBe('{"a\\"\\n":"\u2028\\u0001"}');
  });

  it.each([NaN, Infinity, -Infinity])('refuses %d', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });

  it('refuses what JSON has no form for', () => {
    expect(() => canonicalJson(undefined)).toThrow('a undefined has no JSON form');
    expect(() => canonicalJson([() => 1])).toThrow('a function has no JSON form');
    expect(() => canonicalJson([1n])).toThrow('a bigint has no JSON form');
  });
});

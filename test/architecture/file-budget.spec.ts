import { filesOf, jsonOf, textOf } from './work-tree';

const LIMIT = 400;
const SOURCE = /\.(ts|mjs|cjs|js|sql|yaml|yml)$/;
const GENERATED = /\.generated\.|^docs\/|\/generated\//;
const VAGUE = /(^|-)(utils?|helpers?|common|misc|manager|handlers?)(-|\.|$)/;

describe('every source file', () => {
  const sources = ['apps', 'libs', 'deploy', 'test', 'tools']
    .flatMap((folder) => filesOf(folder))
    .filter((path) => SOURCE.test(path) && !GENERATED.test(path));
  const exceptions = jsonOf<Record<string, string>>('test/architecture/size-exceptions.json');
  const long = sources.filter((path) => textOf(path).split('\n').length - 1 > LIMIT);

  it(`has at most ${LIMIT} lines, or a line in size-exceptions.json that says why`, () => {
    expect(long.filter((path) => (exceptions[path] ?? '').length < 20)).toEqual([]);
  });

  it('leaves the list of exceptions when it is short again', () => {
    expect(Object.keys(exceptions).filter((path) => !long.includes(path))).toEqual([]);
  });

  it('has a name in kebab-case that says what it holds', () => {
    const names = sources
      .filter((path) => /\.(ts|mjs)$/.test(path))
      .map((path) => path.slice(path.lastIndexOf('/') + 1));
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/.test(name))).toEqual(
      [],
    );
    expect(names.filter((name) => VAGUE.test(name))).toEqual([]);
  });
});

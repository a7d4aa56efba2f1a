import { parse } from 'yaml';
import { filesOf, productFiles, textOf } from './work-tree';

interface Citation {
  readonly text: string;
  readonly verification: string;
}

interface StandardFile {
  readonly id: string;
  readonly values: readonly { readonly from: string; readonly citation: Citation }[];
}

const FILES = filesOf('libs/standards/packs').filter(
  (path) => path.endsWith('.yaml') && !/\/(pack|assignments)\.yaml$/.test(path),
);
const STORIES = filesOf('test/stories').filter((path) => path.endsWith('.spec.ts'));
const read = (path: string): StandardFile => parse(textOf(path)) as StandardFile;

describe('every standard', () => {
  it('is a file of a pack', () => {
    expect(FILES.length).toBeGreaterThan(0);
  });

  it.each(FILES)('%s is named after its id and cites its source for each span of dates', (path) => {
    const { id, values } = read(path);
    expect(path.endsWith(`/${id}.yaml`)).toBe(true);
    for (const { citation } of values)
      expect(citation).toMatchObject({
        text: expect.stringMatching(/\S{3,}/) as string,
        verification: expect.stringMatching(/^(primary|secondary|unverified)$/) as string,
      });
  });

  it.each(FILES)('%s has a story at its boundary', (path) => {
    const { id } = read(path);
    expect(STORIES.filter((story) => new RegExp(`['"\`]${id}['"\`]`).test(textOf(story)))).not.toEqual([]);
  });

  it('is known by its id only where rules are told apart as data, never in the code that computes', () => {
    const ids = FILES.map((path) => read(path).id);
    const named = productFiles()
      .filter((path) => /^libs\/(access|record|monitor|calendar|events)\//.test(path))
      .flatMap((path) => ids.filter((id) => textOf(path).includes(`'${id}'`)).map((id) => `${path}: ${id}`));
    expect(named).toEqual([]);
  });
});

import { parse } from 'yaml';
import { filesOf, productFiles, textOf } from './work-tree';

interface Citation {
  readonly text: string;
  readonly verification: string;
}

interface StandardFile {
  readonly id: string;
  readonly kind: string;
  readonly values: readonly { readonly from: string; readonly citation: Citation }[];
}

const read = (path: string): StandardFile => parse(textOf(path)) as StandardFile;
const RULES = filesOf('libs/standards/packs').filter(
  (path) => path.endsWith('.yaml') && !path.endsWith('/pack.yaml'),
);
const SURVEYS = RULES.filter((path) => read(path).kind === 'survey-only');
const FILES = RULES.filter((path) => !SURVEYS.includes(path));
const STORIES = filesOf('test/stories').filter((path) => path.endsWith('.spec.ts'));
const PACKS = filesOf('libs/standards/packs').filter((path) => path.endsWith('/pack.yaml'));

describe('every standard', () => {
  it('is a file of a pack', () => {
    expect(FILES.length).toBeGreaterThan(0);
  });

  it.each(RULES)('%s is named after its id and cites its source for each span of dates', (path) => {
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

describe('every survey', () => {
  it('is a threshold of a regulator that nothing of the product computes', () => {
    expect(SURVEYS.length).toBeGreaterThan(0);
    const ids = SURVEYS.map((path) => read(path).id);
    const named = productFiles()
      .filter((path) => /^libs\/(access|record|monitor|calendar|events|statistics)\//.test(path))
      .flatMap((path) => ids.filter((id) => textOf(path).includes(`'${id}'`)).map((id) => `${path}: ${id}`));
    expect(named).toEqual([]);
  });
});

describe('every pack', () => {
  it.each(PACKS)('%s has a README that names each of its rules', (path) => {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const readme = textOf(`${folder}/README.md`);
    const rules = RULES.filter((rule) => rule.startsWith(`${folder}/`)).map((rule) => read(rule).id);
    expect(rules.filter((id) => !readme.includes(`\`${id}\``))).toEqual([]);
    expect(readme).toMatch(/left out/i);
  });
});

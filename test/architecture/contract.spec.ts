import { CATALOGUE } from '@tam/events';
import { filesOf, textOf } from './work-tree';

const TYPES = [...CATALOGUE.keys()];

describe('every event of the contract', () => {
  const page = textOf('docs/events.md');
  const published = filesOf('docs')
    .filter((path) => /asyncapi|\.schema\.json$/.test(path))
    .map((path) => textOf(path))
    .join('\n');

  it('has an example', () => {
    const empty = [...CATALOGUE.values()].filter(({ example }) => Object.keys(example).length === 0);
    expect(empty.map(({ type }) => type)).toEqual([]);
  });

  it('has its place on the page for producers, with the example', () => {
    expect(
      TYPES.filter((type) => !page.includes(`\`${type}\``) || !page.includes(`"type": "${type}"`)),
    ).toEqual([]);
  });

  it('is published for machines', () => {
    expect(TYPES.filter((type) => !published.includes(type))).toEqual([]);
  });

  it('has examples that say of themselves that they are synthetic', () => {
    expect(page).toMatch(/synthetic/i);
  });
});

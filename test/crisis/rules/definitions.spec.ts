import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '@tam/crisis';
import { EVENT_TYPES } from '@tam/events';
import { book } from '../crisis-story';

const ids = Array.from({ length: 28 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`);
const storiesOf = (id: string): string => join(__dirname, `${id.toLowerCase()}.spec.ts`);
/** Judged over counts and control events, not over records. */
const AGGREGATE = 'R22';

describe('the definitions of the crisis rules', () => {
  it('are R01 to R28, each with its logic', () => {
    expect(book.rules.map(({ definition }) => definition.id)).toEqual(ids);
    expect(RULES.map(({ id }) => id)).toEqual(ids);
  });

  it('name only event types of the catalogue as what they wait for', () => {
    const awaited = book.rules.flatMap(({ definition }) => definition.awaits);
    expect(awaited.filter((type) => !EVENT_TYPES.includes(type as never))).toEqual([]);
  });

  it.each(ids.filter((id) => id !== AGGREGATE))(
    'of %s have stories, one for each known false positive and one that is retracted',
    (id) => {
      const { definition } = book.rules.find((rule) => rule.definition.id === id)!;
      expect(existsSync(storiesOf(id))).toBe(true);
      const stories = readFileSync(storiesOf(id), 'utf8');
      const untold = definition.falsePositives.filter((one) => !stories.includes(one.id));
      expect(untold).toEqual([]);
      // A voiding cannot be taken back: a void of a void does nothing.
      if (id !== 'R24') expect(stories).toContain("'retracted'");
    },
  );

  it('of what may page are those that can be critical', () => {
    const paging = book.rules.filter(({ definition }) => definition.stage === 'page');
    expect(paging.map(({ definition }) => definition.id)).toEqual([
      'R01',
      'R02',
      'R03',
      'R04',
      'R09',
      'R10',
      'R13',
      'R16',
      'R19',
    ]);
  });

  it('say of every number where it comes from, and of no source of our own that it was verified', () => {
    const sources = book.rules.flatMap(({ definition }) =>
      Object.values(definition.params).map(({ source }) => source),
    );
    expect(
      sources.filter(({ text, verification }) => /our own/.test(text) && verification === 'primary'),
    ).toEqual([]);
  });
});

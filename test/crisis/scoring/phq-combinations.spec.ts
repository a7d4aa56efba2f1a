import { combinations, floorOf, scoreOf } from './shipped';

type Item = 0 | 1 | 2 | 3 | 'refused' | 7 | undefined;
const ANSWERS: readonly Item[] = [0, 1, 2, 3, 'refused', 7, undefined];

/** Every answer to item 9 beside every mix of the others in two groups of four. */
const CASES = combinations<Item>(ANSWERS, 3);

function expected([a, b, ninth]: readonly Item[]): { band: string; floor?: string; note: boolean } {
  const others = [a, a, a, a, b, b, b, b];
  const all = [...others, ninth];
  const answered = all.filter((item) => typeof item === 'number' && item <= 3);
  const sum = answered.reduce<number>((total, item) => total + Number(item), 0);
  const of = (n: number): string => {
    if (n < 5) return 'minimal';
    if (n < 10) return 'mild';
    if (n < 15) return 'moderate';
    return n < 20 ? 'moderately-severe' : 'severe';
  };
  const none = all.includes('refused') ? 'refused' : 'not-administered';
  const band = answered.length === 9 ? of(sum) : answered.length > 0 ? 'incomplete' : none;
  const floors: { readonly [item: string]: string } = { 1: 'U3', 2: 'U2', 3: 'U2', refused: 'U3' };
  const floor = floors[String(ninth)];
  const isPositive = ninth === 1 || ninth === 2 || ninth === 3;
  return { band, ...(floor !== undefined && { floor }), note: sum >= 20 && !isPositive };
}

const scored = ([a, b, ninth]: readonly Item[]) => {
  const items = [a, a, a, a, b, b, b, b, ninth].map((item, i) => [`phq9:${i + 1}`, item] as const);
  return scoreOf('phq-9', Object.fromEntries(items));
};

describe('every answer to item 9 of the PHQ-9', () => {
  it('speaks for itself, whatever the total: absent, refused and impossible answers included', () => {
    const wrong = CASES.flatMap((answers) => {
      const score = scored(answers);
      const floor = floorOf(score);
      const got = {
        band: score.band,
        ...(floor !== undefined && { floor }),
        note: score.evidence.includes('phq9-total-severe'),
      };
      const want = expected(answers);
      return JSON.stringify(got) === JSON.stringify(want) ? [] : [{ answers, got, want }];
    });
    expect(CASES).toHaveLength(343);
    expect(wrong).toEqual([]);
  });

  it('a total of 1 that is item 9 gives a floor', () => {
    const score = scored([0, 0, 1]);
    expect(score).toMatchObject({ band: 'minimal', total: 1, hasYes: true });
    expect(floorOf(score)).toBe('U3');
  });

  it('a missing item 9 is unknown, never negative', () => {
    const score = scored([0, 0, undefined]);
    expect(score).toMatchObject({ coversCrisis: false, flags: ['crisis-item-missing', 'incomplete'] });
    expect(score).not.toHaveProperty('total');
  });

  it('answers of 7 and 9 are never summed', () => {
    expect(scored([7, 1, 0])).toMatchObject({ band: 'incomplete', coversCrisis: true });
    expect(scored([7, 1, 0]).flags).toContain('value-unrecognised');
  });

  it('answer codes count as their numbers', () => {
    const codes = ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3'];
    const items = Object.fromEntries(codes.map((code) => [code, 'LA6569-3']));
    expect(scoreOf('phq-9', { ...items, '44260-8': 'LA6570-1' })).toMatchObject({
      band: 'moderate',
      total: 10,
      evidence: ['phq9-item9-often'],
      flags: [],
    });
  });
});

describe('the GAD-7', () => {
  const gad = (answer: number) =>
    scoreOf('gad-7', Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`gad7:${i + 1}`, answer])));

  it('asks nothing about suicide: no score of it covers a crisis or gives a floor', () => {
    for (const answer of [0, 1, 2, 3]) {
      const score = gad(answer);
      expect(score).toMatchObject({ coversCrisis: false, evidence: [], flags: ['no-crisis-coverage'] });
      expect(floorOf(score)).toBeUndefined();
    }
  });

  it.each([
    [4, 'minimal'],
    [5, 'mild'],
    [9, 'mild'],
    [10, 'moderate'],
    [14, 'moderate'],
    [15, 'severe'],
    [21, 'severe'],
  ])('a total of %d is %s', (total, band) => {
    const answers = Array.from({ length: 7 }, (_, i) => Math.min(3, Math.max(0, total - 3 * i)));
    const score = scoreOf('gad-7', Object.fromEntries(answers.map((answer, i) => [`gad7:${i + 1}`, answer])));
    expect(score).toMatchObject({ band, total });
  });
});

describe('the SAFE-T', () => {
  it.each([
    ['LA9193-9', 'high', 'U1'],
    ['LA6751-7', 'moderate', 'U2'],
    ['LA9194-7', 'low', 'U3'],
  ])('tier %s is %s, taken over and not computed', (value, band, floor) => {
    const score = scoreOf('safe-t', { 'safe-t:tier': value });
    expect(score).toMatchObject({ band, flags: ['tier-not-by-clinician'] });
    expect(floorOf(score)).toBe(floor);
  });
});

describe('a script', () => {
  it('that asks the questions of an instrument is scored by it', () => {
    const score = scoreOf('script', { 'asq:1': 'yes', 'asq:5': 'yes', 'local:7': 'no' });
    expect(score).toMatchObject({ band: 'acute-positive', coversCrisis: true });
    expect(score.flags).toEqual(['foreign-items', 'incomplete', 'item-unrecognised', 'not-scored']);
  });

  it('of two questions of its own covers nothing', () => {
    const score = scoreOf('script', { 'local:1': 'no', 'local:2': 'no' });
    expect(score).toMatchObject({ band: 'not-scored', coversCrisis: false, evidence: [] });
  });
});

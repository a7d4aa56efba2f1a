import { combinations, floorOf, scoreOf, type Given } from './shipped';

const CASES = combinations<Given>(['yes', 'no', 'refused', undefined], 5);

interface Expected {
  readonly band: string;
  readonly floor: string | undefined;
  readonly flags: readonly string[];
}

/** The reference once more, by counting: nothing of it comes from the product. */
function expected(answers: readonly Given[]): Expected {
  const first = answers.slice(0, 4);
  const acuity = answers[4];
  const count = (answer: Given): number => first.filter((one) => one === answer).length;
  const open = count('refused') + count(undefined);
  const lacks = open > 0 ? ['incomplete'] : [];
  if (acuity === 'yes')
    return { band: 'acute-positive', floor: 'U0', flags: count('no') === 4 ? ['contradiction'] : lacks };
  if (count('yes') > 0) {
    if (acuity === 'no') return { band: 'non-acute-positive', floor: 'U2', flags: lacks };
    return { band: 'incomplete', floor: 'U0', flags: ['incomplete'] };
  }
  if (open === 0) return { band: 'negative', floor: undefined, flags: [] };
  if (answers.includes('refused')) return { band: 'refused', floor: 'U3', flags: ['incomplete'] };
  if (answers.every((answer) => answer === undefined))
    return { band: 'not-administered', floor: undefined, flags: [] };
  return { band: 'incomplete', floor: undefined, flags: ['incomplete'] };
}

const scored = (answers: readonly Given[], ruleSet?: string) =>
  scoreOf('asq', Object.fromEntries(answers.map((answer, i) => [`asq:${i + 1}`, answer])), ruleSet);

describe('every combination of answers to the ASQ', () => {
  it('is scored as the reference says: yes, no, refused and absent, 1,024 of them', () => {
    const wrong = CASES.filter((answers) => {
      const score = scored(answers);
      const got = { band: score.band, floor: floorOf(score), flags: score.flags };
      return JSON.stringify(got) !== JSON.stringify(expected(answers));
    });
    expect(CASES).toHaveLength(1024);
    expect(wrong).toEqual([]);
  });

  it('a rule set may take a refusal for a positive screen; nothing else differs', () => {
    for (const answers of CASES) {
      const [usual, other] = [scored(answers), scored(answers, 'asq-refusal-positive')];
      if (usual.band === 'refused') {
        expect(other.band).toBe('non-acute-positive');
        expect(floorOf(other)).toBe('U2');
      } else expect({ ...other, ruleSet: usual.ruleSet }).toEqual(usual);
    }
  });
});

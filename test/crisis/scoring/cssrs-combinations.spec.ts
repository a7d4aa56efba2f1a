import { combinations, floorOf, scoreOf, type Given } from './shipped';

/**
 * The reference as a table of patterns, from the top; it shares no code with the product. One letter an item, Q1 to Q6a:
 * Y yes, N no, o not answered or refused, n No or not answered, . anything.
 */
const TABLE: readonly (readonly [pattern: string, band: string, floor: string | undefined])[] = [
  ['...Y...', 'high', 'U1'],
  ['....Y..', 'high', 'U1'],
  ['......Y', 'high', 'U1'],
  ['.....Yo', 'high', 'U1'],
  // Item 3 and nothing above it.
  ['YYYNNYN', 'moderate', 'U2'],
  ['..YNNYN', 'moderate', 'U2'],
  ['..YNNNn', 'moderate', 'U2'],
  ['..YNNoN', 'moderate', 'U2'],
  ['..Y....', 'incomplete>=moderate', 'U2'],
  // Behaviour of a life, nothing of the last months; the gate of items 3 to 5 closed by No to item 2.
  ['YNnnnYN', 'moderate', 'U3'],
  ['NNnnnYN', 'moderate', 'U3'],
  ['oNnnnYN', 'moderate', 'U2'],
  ['YYNNNYN', 'moderate', 'U3'],
  ['NYNNNYN', 'moderate', 'U3'],
  ['.YnNNYN', 'moderate', 'U2'],
  ['.onNNYN', 'moderate', 'U2'],
  ['.....YN', 'incomplete>=moderate', 'U2'],
  // Items 1 and 2 alone.
  ['YNnnnNn', 'low', 'U3'],
  ['YYNNNNn', 'low', 'U3'],
  ['NYNNNNn', 'low', 'U3'],
  ['Y......', 'incomplete>=low', 'U2'],
  ['.Y.....', 'incomplete>=low', 'U2'],
  // No Yes anywhere.
  ['NNnnnNn', 'none', undefined],
];

const LETTER: { readonly [answer in Exclude<Given, undefined>]: string } = {
  yes: 'Y',
  no: 'N',
  refused: 'r',
};
const MEANS: { readonly [letter: string]: string } = { Y: 'Y', N: 'N', o: 'r-', n: 'Nr-', '.': 'YNr-' };

function expected(word: string): { readonly band: string; readonly floor: string | undefined } {
  const row = TABLE.find(([pattern]) => [...pattern].every((letter, i) => MEANS[letter]!.includes(word[i]!)));
  if (row !== undefined) return { band: row[1], floor: row[2] };
  if (word.includes('r')) return { band: 'refused', floor: 'U3' };
  return { band: word.includes('N') ? 'incomplete' : 'not-administered', floor: undefined };
}

const CASES = combinations<Given>(['yes', 'no', 'refused', undefined], 7);

describe('every combination of answers to the C-SSRS screener', () => {
  it('is scored as the reference says: yes, no, refused and absent, 16,384 of them', () => {
    const wrong: string[] = [];
    for (const answers of CASES) {
      const word = answers.map((answer) => (answer === undefined ? '-' : LETTER[answer])).join('');
      const [q1, q2, q3, q4, q5, q6, q6a] = answers;
      const score = scoreOf('c-ssrs-screener', {
        'cssrs:q1': q1,
        'cssrs:q2': q2,
        'cssrs:q3': q3,
        'cssrs:q4': q4,
        'cssrs:q5': q5,
        'cssrs:q6': q6,
        'cssrs:q6a': q6a,
      });
      const band = score.atLeast === undefined ? score.band : `${score.band}>=${score.atLeast}`;
      const want = expected(word);
      if (band !== want.band || floorOf(score) !== want.floor)
        wrong.push(`${word}: ${band} ${floorOf(score)}, not ${want.band} ${want.floor}`);
    }
    expect(CASES).toHaveLength(16_384);
    expect(wrong).toEqual([]);
  });

  it('an absent answer never scores lower than No in its place would, and No never higher than Yes', () => {
    const places = ['none', 'refused', 'low', 'moderate', 'high'];
    const weight = (answers: readonly Given[]): number => {
      const items = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q6a'];
      const score = scoreOf(
        'c-ssrs-screener',
        Object.fromEntries(items.map((item, i) => [`cssrs:${item}`, answers[i]])),
      );
      return places.indexOf(score.atLeast ?? score.band);
    };
    for (const answers of combinations<Given>(['yes', 'no'], 7)) {
      answers.forEach((answer, i) => {
        const turned = answers.with(i, answer === 'yes' ? 'no' : 'yes');
        const [yes, no] = answer === 'yes' ? [answers, turned] : [turned, answers];
        expect(weight(no)).toBeLessThanOrEqual(weight(yes));
      });
    }
  });
});

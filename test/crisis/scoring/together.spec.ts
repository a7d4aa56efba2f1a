import { compareLevels, type Level } from '@tam/crisis';
import { at, CrisisStory } from '../crisis-story';
import { floorsOf } from '../views';

type Row = readonly [answers: string, floor: Level | undefined];

/** One set of answers for each thing the floor table knows, with its level; of the reference, by hand. */
const CSSRS: readonly Row[] = [
  ['- - - - - - -', undefined],
  ['N N - - - N -', undefined],
  ['N - - - - - -', undefined],
  ['Y N - - - N -', 'U3'],
  ['R N - - - N -', 'U3'],
  ['N N - - - Y N', 'U3'],
  ['Y Y - - - N -', 'U2'],
  ['Y Y Y N N N -', 'U2'],
  ['Y Y N Y N N -', 'U1'],
  ['N N - - - Y -', 'U1'],
];
const ASQ: readonly Row[] = [
  ['- - - - -', undefined],
  ['N N N N -', undefined],
  ['N N R N -', 'U3'],
  ['Y N N N N', 'U2'],
  ['Y N N N -', 'U0'],
  ['N N Y N Y', 'U0'],
];
const ITEM9: readonly (readonly [item9: number | undefined, floor: Level | undefined])[] = [
  [undefined, undefined],
  [0, undefined],
  [1, 'U3'],
  [2, 'U2'],
  [3, 'U2'],
];

describe('screenings of several instruments, on one case or on two', () => {
  const cases = CSSRS.flatMap((c) => ASQ.flatMap((a) => ITEM9.map((p) => [c, a, p] as const)));

  it('give the floor of the most urgent of them, 300 combinations', () => {
    const wrong = cases.filter(([[cssrs, first], [asq, second], [item9, third]]) => {
      const story = new CrisisStory()
        .request('2026-03-02 09:00')
        .cssrs('2026-03-02 09:01', cssrs)
        .asq('2026-03-02 09:02', asq, {}, { caseId: 'case-2' })
        .phq9('2026-03-02 09:03', 0, item9);
      const levels = [first, second, third].filter((level) => level !== undefined);
      const [expected] = levels.sort(compareLevels);
      const floors = floorsOf(story);
      return ['case-1', 'case-2'].some(
        (caseId) => floors.floorAt(caseId, at('2026-03-02 10:00'))?.level !== expected,
      );
    });
    expect(cases).toHaveLength(300);
    expect(wrong).toEqual([]);
  });
});

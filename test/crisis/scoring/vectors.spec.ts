import { floorOf, scoreOf } from './shipped';

const ITEMS = ['cssrs:q1', 'cssrs:q2', 'cssrs:q3', 'cssrs:q4', 'cssrs:q5', 'cssrs:q6', 'cssrs:q6a'];
const WORDS: { readonly [letter: string]: string | undefined } = { Y: 'yes', N: 'no', '-': undefined };

const scored = (letters: string) =>
  scoreOf(
    'c-ssrs-screener',
    Object.fromEntries(letters.split(' ').map((letter, i) => [ITEMS[i]!, WORDS[letter]])),
  );

describe('the vectors of the C-SSRS screener', () => {
  it.each([
    ['N N - - - N -', 'none', [], undefined],
    ['Y N - - - N -', 'low', [], 'U3'],
    ['N Y N N N N -', 'low', [], 'U3'],
    ['Y Y Y N N N -', 'moderate', [], 'U2'],
    ['N N - - - Y N', 'moderate', [], 'U3'],
    ['Y Y N Y N N -', 'high', [], 'U1'],
    ['Y Y N N Y N -', 'high', [], 'U1'],
    ['N N - - - Y Y', 'high', [], 'U1'],
    ['Y Y Y N N Y N', 'moderate', [], 'U2'],
    ['N N - - - Y -', 'high', ['recency-missing'], 'U1'],
    ['N N - - Y N -', 'high', ['contradiction'], 'U1'],
    ['- - - - - - -', 'not-administered', [], undefined],
  ])('%s is %s', (letters, band, flags, floor) => {
    const score = scored(letters);
    expect(score).toMatchObject({ band, flags });
    expect(floorOf(score)).toBe(floor);
  });

  it('Y Y - - - N - is incomplete, at least low and never final', () => {
    const score = scored('Y Y - - - N -');
    expect(score).toMatchObject({ band: 'incomplete', atLeast: 'low', flags: ['incomplete'] });
    expect(floorOf(score)).toBe('U2');
  });
});

describe('the settled points of the C-SSRS screener', () => {
  it('a moderate screening that lacks an answer which could not raise it stays moderate, flagged, with the floor of incomplete screens', () => {
    for (const letters of ['- Y Y N N N -', '- N - - - Y N', 'N Y - N N Y N']) {
      const score = scored(letters);
      expect(score).toMatchObject({ band: 'moderate', flags: ['incomplete'] });
      expect(floorOf(score)).toBe('U2');
    }
  });

  it('item 3 opens the gate that item 2 closed', () => {
    for (const letters of ['N N Y - - N -', 'N N Y N - N -', 'N N Y - N N -']) {
      expect(scored(letters)).toMatchObject({
        band: 'incomplete',
        atLeast: 'moderate',
        flags: ['contradiction', 'incomplete'],
      });
    }
    expect(scored('N N Y N N N -')).toMatchObject({ band: 'moderate', flags: ['contradiction'] });
  });

  it('recent behaviour without behaviour is high and a contradiction', () => {
    expect(scored('N N - - - N Y')).toMatchObject({ band: 'high', flags: ['contradiction'] });
    expect(scored('N N - - - - Y')).toMatchObject({ band: 'high', flags: ['contradiction'] });
  });

  it('LOINC codes and our own ids are the same items; said twice, the more urgent counts', () => {
    const codes = ['93246-7', '93247-5', '93248-3', '93249-1', '93250-9', '93267-3', '93269-9'];
    const answers = ['LA33-6', 'LA33-6', 'LA32-8', 'LA33-6', 'LA32-8', 'LA32-8', undefined];
    const loinc = Object.fromEntries(codes.map((code, i) => [code, answers[i]]));
    expect(scoreOf('c-ssrs-screener', loinc)).toMatchObject({ band: 'high', flags: [] });
    expect(scoreOf('c-ssrs-screener', { ...loinc, 'cssrs:q4': 'no' })).toMatchObject({
      band: 'high',
      flags: ['answered-twice'],
    });
  });

  it.each(['maybe', 'YES', 1, 7, ''])('the value %p is no answer, and never No', (value) => {
    const score = scoreOf('c-ssrs-screener', { 'cssrs:q1': 'no', 'cssrs:q2': 'no', 'cssrs:q6': value });
    expect(score).toMatchObject({ band: 'incomplete', flags: ['incomplete', 'value-unrecognised'] });
    expect(score.coversCrisis).toBe(false);
  });

  it('the items decide, not what the source claims', () => {
    const answers = { 'cssrs:q1': 'yes', 'cssrs:q2': 'yes', 'cssrs:q6': 'no' };
    for (const outcome of ['complete', 'broken-off', 'refused', 'skipped'])
      expect(scoreOf('c-ssrs-screener', answers, undefined, outcome)).toMatchObject({ band: 'incomplete' });
    const none = { 'cssrs:q1': 'no', 'cssrs:q2': 'no', 'cssrs:q6': 'no' };
    expect(scoreOf('c-ssrs-screener', none, undefined, 'refused')).toMatchObject({ band: 'none' });
  });

  it('a screening that was refused as a whole is refused', () => {
    const score = scoreOf('c-ssrs-screener', {}, undefined, 'refused');
    expect(score).toMatchObject({ band: 'refused', coversCrisis: true });
    expect(floorOf(score)).toBe('U3');
  });
});

describe('the mapping that is published and disagrees', () => {
  it('scores item 4 moderate, and any behaviour of a life high', () => {
    const of = (answers: Parameters<typeof scoreOf>[1]) =>
      scoreOf('c-ssrs-screener', answers, 'c-ssrs-spier');
    const intent = {
      'cssrs:q1': 'yes',
      'cssrs:q2': 'yes',
      'cssrs:q3': 'no',
      'cssrs:q5': 'no',
      'cssrs:q6': 'no',
    };
    expect(of({ ...intent, 'cssrs:q4': 'yes' })).toMatchObject({ band: 'moderate' });
    const lifetime = { 'cssrs:q1': 'no', 'cssrs:q2': 'no', 'cssrs:q6': 'yes', 'cssrs:q6a': 'no' };
    expect(of(lifetime)).toMatchObject({ band: 'high' });
  });
});

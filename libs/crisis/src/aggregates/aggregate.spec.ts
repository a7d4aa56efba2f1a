import { aggregate } from './aggregate';
import type { AggregateParams, Sighting } from './aggregate-finding';

const PARAMS: AggregateParams = { gaps: 3, sigma: 3, baseline: 20, clones: 5 };
const MINUTE = 60_000;
const say = (sightings: readonly Sighting[], asOf = 0) => aggregate(sightings, PARAMS, asOf);

describe('a source that is silent', () => {
  const heard = (count: number): Sighting[] =>
    Array.from({ length: count }, (_, i) => ({ kind: 'heard', source: 'telephony', at: i * MINUTE }));
  const due = 23 * MINUTE;

  it('is found a millisecond after three usual gaps, which is when it would change', () => {
    expect(say(heard(21), due)).toEqual({ findings: [], nextDeadline: due + 1 });
    expect(say(heard(21), due + 1).findings).toMatchObject([
      { kind: 'silent-source', about: 'telephony', openedAt: due },
    ]);
  });

  it('has no usual gap before it was heard often enough', () => {
    expect(say(heard(20), 400 * MINUTE)).toEqual({ findings: [], nextDeadline: undefined });
  });

  it('is excused by a planned downtime, a known false positive, and then has its usual gaps again', () => {
    const down: Sighting = { kind: 'incident', source: 'telephony', from: 21 * MINUTE, to: 60 * MINUTE };
    expect(say([...heard(21), down], 63 * MINUTE).findings).toEqual([]);
    expect(say([...heard(21), down], 63 * MINUTE + 1).findings).toHaveLength(1);
    const lasting: Sighting = { kind: 'incident', source: 'telephony', from: 21 * MINUTE };
    expect(say([...heard(21), lasting], 900 * MINUTE).findings).toEqual([]);
  });

  it('says the same in any order and twice', () => {
    const all = heard(21);
    expect(say([...all, ...all].reverse(), due + 1)).toEqual(say(all, due + 1));
  });
});

describe('a share that drifts', () => {
  const share = (at: number, hits: number): Sighting => ({
    kind: 'share',
    of: 'positive',
    at,
    hits,
    total: 100,
  });
  const usual = Array.from({ length: 20 }, (_, i) => share(i, 50));

  it('is found where it leaves three standard deviations (15 of 100 around one half), not at them', () => {
    expect(say([...usual, share(20, 65)]).findings).toEqual([]);
    expect(say([...usual, share(20, 66)]).findings).toMatchObject([{ kind: 'drift', openedAt: 20 }]);
    expect(say([...usual, share(20, 34)]).findings).toHaveLength(1);
  });

  it('never becomes usual by lasting, and is over when it is back', () => {
    const drifted = Array.from({ length: 60 }, (_, i) => share(20 + i, 80));
    expect(say([...usual, ...drifted]).findings[0]).not.toHaveProperty('resolvedAt');
    expect(say([...usual, ...drifted, share(80, 50)]).findings[0]?.resolvedAt).toBe(80);
  });

  it('is not judged before there is a baseline', () => {
    expect(say([...usual.slice(1), share(20, 99)]).findings).toEqual([]);
  });
});

describe('a version that nobody has looked at', () => {
  const used: Sighting = { kind: 'version', of: 'script', version: '7', at: 10 };
  const known = (at: number): Sighting => ({ kind: 'known-version', of: 'script', version: '7', at });

  it('is found when it is first used, resolved by whoever looks, and none where somebody had looked', () => {
    expect(say([{ ...used, at: 12 }, used]).findings).toMatchObject([{ about: 'script 7', openedAt: 10 }]);
    expect(say([used, known(11)]).findings[0]?.resolvedAt).toBe(11);
    expect(say([used, known(10)]).findings).toEqual([]);
  });
});

describe('answers that are copies of one another', () => {
  const copies = (count: number): Sighting[] =>
    Array.from({ length: count }, (_, i) => ({
      kind: 'answers',
      digest: 'd',
      screeningId: `scr-${i}`,
      at: i,
    }));

  it('are found at the fifth screening, and one delivered twice is one', () => {
    expect(say(copies(4).concat(copies(4))).findings).toEqual([]);
    expect(say(copies(5)).findings).toMatchObject([{ kind: 'cloned-answers', about: 'd', openedAt: 4 }]);
  });
});

import { Random } from './random';

const draw = (random: Random, count: number): readonly number[] =>
  Array.from({ length: count }, () => random.next());

describe('seeded randomness', () => {
  it('gives equal sequences for equal seeds and others for neighbouring seeds', () => {
    expect(draw(new Random('7'), 50)).toEqual(draw(new Random('7'), 50));
    expect(draw(new Random('7'), 50)).not.toEqual(draw(new Random('8'), 50));
  });

  it('forks a generator that neither moves its parent nor depends on where the parent stands', () => {
    const parent = new Random('7');
    const fork = draw(parent.fork('case/1'), 5);
    expect(parent.next()).toBe(new Random('7').next());
    expect(draw(parent.fork('case/1'), 5)).toEqual(fork);
  });

  it('spreads evenly and keeps to the bounds it is given', () => {
    const random = new Random('even');
    const counts = new Array<number>(6).fill(0);
    for (let i = 0; i < 60_000; i++) counts[random.whole(0, 5)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('draws by weight, and never what weighs nothing', () => {
    const random = new Random('weights');
    const list = [
      { name: 'never', weight: 0 },
      { name: 'often', weight: 3 },
      { name: 'seldom', weight: 1 },
    ];
    const names = Array.from({ length: 8_000 }, () => random.weighted(list).name);
    expect(names).not.toContain('never');
    expect(Math.abs(names.filter((name) => name === 'often').length - 6_000)).toBeLessThan(250);
  });
});

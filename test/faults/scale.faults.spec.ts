import { tell } from './support/chance';
import { FaultInstallation } from './support/fault-installation';
import { faultsOf } from './support/oracle';
import { differencesOf, saidOutcomes, type FinalOutcomes } from './support/replayed';
import { shares } from './support/shares';

const PARTITIONS = 24;
/** Long past, so that no deadline passes between one count of instances and the next. */
const PAST = [
  '--seed',
  'scale',
  '--history-days',
  '45',
  '--cases',
  '500',
  '--end',
  '2026-07-01T00:00:00-07:00',
];
const MISBEHAVIOUR = ['--late', '0.05', '--late-up-to', '2d', '--duplicates', '0.05', '--disorder', '0.1'];

const outcomes = new Map<number, FinalOutcomes>();
let moved: { readonly all: number; readonly toTheFourth: number };

/** The same events by so many instances: what they say in the end. */
async function runWith(instances: number): Promise<void> {
  const installation = await FaultInstallation.open({ partitions: PARTITIONS });
  try {
    for (let n = 0; n < Math.min(instances, 3); n++) await installation.start();
    await shares(installation, Math.min(instances, 3));
    const simulator = installation.startApp('simulator', [...PAST, ...MISBEHAVIOUR]);
    if (instances === 4) await joinFourth(installation);
    await simulator.done();
    expect(await faultsOf(installation)).toEqual([]);
    outcomes.set(instances, await saidOutcomes(installation));
  } finally {
    await installation.close();
  }
}

async function joinFourth(installation: FaultInstallation): Promise<void> {
  const before = await shares(installation, 3);
  await installation.start();
  const after = await shares(installation, 4);
  const others = new Set(before.values());
  const all = [...after].filter(([partition, owner]) => before.get(partition) !== owner);
  const toTheFourth = all.filter(([, owner]) => !others.has(owner));
  moved = { all: all.length, toTheFourth: toTheFourth.length };
}

describe('one, two and four instances over 24 partitions', () => {
  it.each([1, 2, 4])(
    'of which there are %i say what a replay of the log says',
    (instances) => runWith(instances),
    300_000,
  );

  it('say the same, byte for byte', () => {
    const [one, two, four] = [1, 2, 4].map(
      (instances) => outcomes.get(instances) ?? new Map<string, string>(),
    );
    tell(`${one?.size} outcomes`);
    expect(one?.size).toBeGreaterThan(400);
    expect(differencesOf(two!, one!)).toEqual([]);
    expect(differencesOf(four!, one!)).toEqual([]);
  });

  it('give a quarter of the partitions to the fourth that joins, and move no other', () => {
    expect(moved).toEqual({ all: PARTITIONS / 4, toTheFourth: PARTITIONS / 4 });
  });
});

import { CONTROL, LIVE, TOPICS, type Fault, type FaultKind, type Fate } from '../schedule';
import type { Chance } from '../world/chance';

interface Setting {
  readonly chance: Chance;
  readonly instances: number;
  /** Deliveries come for so long, ms. */
  readonly window: number;
  /** Acts of an instance in that time, roughly. */
  readonly acts: number;
}

/** How often each kind is drawn. */
const WEIGHTS: { readonly [kind in FaultKind]: number } = {
  crash: 5,
  stop: 1,
  'stand-still': 3,
  commit: 5,
  rebalance: 3,
  publication: 3,
  'database-away': 1,
  'database-slow': 1,
  'database-clock-back': 0.5,
  'database-clock-ahead': 0.5,
  'broker-away': 1,
  'offsets-late': 1,
  lag: 2,
  'wrong-fetches': 1.5,
  'wall-jump': 0.5,
  activate: 0.6,
  redrive: 1.5,
  discard: 1,
  retention: 0.5,
  restore: 0.6,
  'rule-throws': 0.4,
};

const KINDS = Object.keys(WEIGHTS) as FaultKind[];
const TOTAL = KINDS.reduce((sum, kind) => sum + WEIGHTS[kind], 0);

/** Kinds of which a schedule has one at most. */
const ONCE: readonly FaultKind[] = ['restore', 'activate'];

/** Draws what goes wrong: nothing in a few schedules, up to a dozen things in others. */
export function planFaults(setting: Setting): Fault[] {
  const { chance } = setting;
  const count = chance.is(0.05) ? 0 : chance.whole(1, 12);
  const faults: Fault[] = [];
  for (let i = 0; i < count; i++) {
    const kind = drawKind(chance);
    if (ONCE.includes(kind) && faults.some((fault) => fault.kind === kind)) continue;
    faults.push(DRAW[kind](setting));
  }
  return faults;
}

function drawKind(chance: Chance): FaultKind {
  let left = chance.fraction() * TOTAL;
  for (const kind of KINDS) {
    left -= WEIGHTS[kind];
    if (left < 0) return kind;
  }
  return 'crash';
}

const FATES: readonly Fate[] = [
  ...['lost-after', 'lost-before', 'unknown-after', 'unknown-before', 'rolled-back', 'later', 'later'],
] as Fate[];

const DRAW: { readonly [kind in FaultKind]: (setting: Setting) => Fault } = {
  crash: ({ chance, instances, acts }) => ({
    kind: 'crash',
    instance: chance.whole(0, instances - 1),
    act: chance.whole(1, acts),
    downFor: chance.whole(1, 1_500),
  }),
  stop: (setting) => ({
    kind: 'stop',
    ...somewhere(setting),
    downFor: setting.chance.whole(1, 800),
  }),
  'stand-still': (setting) => ({
    kind: 'stand-still',
    ...somewhere(setting),
    for: setting.chance.pick([100, 800, 1_500, 2_500, 4_000]) + setting.chance.whole(0, 300),
  }),
  commit: ({ chance }) => ({ kind: 'commit', nth: chance.whole(1, 80), fate: chance.pick(FATES) }),
  rebalance: ({ chance, window }) => ({
    kind: 'rebalance',
    at: chance.whole(0, window + 1_000),
    overlap: chance.is(0.5),
  }),
  publication: ({ chance }) => ({
    kind: 'publication',
    nth: chance.whole(1, 60),
    fate: chance.pick(['refused', 'part', 'answer-lost']),
  }),
  'database-away': (setting) => ({ kind: 'database-away', ...lasting(setting, 1_500) }),
  'database-slow': (setting) => ({
    kind: 'database-slow',
    ...lasting(setting, 2_000),
    by: setting.chance.whole(5, 150),
  }),
  'database-clock-back': ({ chance, window }) => ({
    kind: 'database-clock-back',
    at: chance.whole(0, window),
    by: chance.whole(1, 2_000),
  }),
  'database-clock-ahead': ({ chance, window }) => ({
    kind: 'database-clock-ahead',
    at: chance.whole(0, window),
    by: chance.pick([700, 1_500, 4_000, 3_600_000]),
  }),
  'broker-away': (setting) => ({ kind: 'broker-away', ...lasting(setting, 1_500) }),
  'offsets-late': (setting) => ({
    kind: 'offsets-late',
    ...lasting(setting, 3_000),
    by: setting.chance.whole(20, 1_500),
  }),
  lag: (setting) => ({
    kind: 'lag',
    topic: setting.chance.pick([...LIVE, ...TOPICS, CONTROL]),
    ...lasting(setting, 4_000),
  }),
  'wrong-fetches': (setting) => ({ kind: 'wrong-fetches', ...lasting(setting, 3_000) }),
  'wall-jump': (setting) => ({
    kind: 'wall-jump',
    ...somewhere(setting),
    by: setting.chance.pick([-3_600_000, -5_000, 5_000, 3_600_000]),
  }),
  activate: ({ chance, window }) => ({
    kind: 'activate',
    at: chance.whole(500, window + 1_000),
    within: chance.whole(1, 2_000),
  }),
  redrive: ({ chance, window }) => ({
    kind: 'redrive',
    at: chance.whole(1_000, window + 1_500),
    isMended: chance.is(0.6),
    isTwice: chance.is(0.3),
  }),
  discard: ({ chance, window }) => ({ kind: 'discard', at: chance.whole(1_000, window + 1_500) }),
  retention: ({ chance, window }) => ({ kind: 'retention', at: chance.whole(500, window + 2_000) }),
  restore: ({ chance, window }) => {
    const copiedAt = chance.whole(100, window);
    return { kind: 'restore', copiedAt, at: copiedAt + chance.whole(50, 3_000) };
  },
  'rule-throws': ({ chance }) => ({ kind: 'rule-throws', nth: chance.whole(1, 60) }),
};

function somewhere({ chance, instances, window }: Setting): { instance: number; at: number } {
  return { instance: chance.whole(0, instances - 1), at: chance.whole(0, window + 1_000) };
}

function lasting({ chance, window }: Setting, longest: number): { at: number; for: number } {
  return { at: chance.whole(0, window), for: chance.whole(20, longest) };
}

import type { Limits } from '@tam/monitor';
import type { Schedule } from '../schedule';
import { Chance } from '../world/chance';
import { planAccess } from './plan-access';
import { planFaults } from './plan-faults';
import { planSources } from './plan-sources';
import { planHistory, WINDOW } from './plan-history';

/** The instant at which schedules over plain rules begin. */
const START = 1_764_000_000_000;

/** Draws a whole schedule from its seed. */
export function planSchedule(seed: number, rules: Schedule['rules']): Schedule {
  const chance = new Chance(seed).fork('schedule');
  const instances = chance.pick([1, 1, 2, 2, 2, 3, 4]);
  const partitions = chance.pick([1, 2, 2, 3]);
  const history =
    rules === 'plain'
      ? planHistory({ chance: chance.fork('history'), start: START, partitions })
      : planAccess({ chance: chance.fork('history'), partitions });
  const faults = planFaults({ chance: chance.fork('faults'), instances, window: WINDOW, acts: 600 });
  const { sources, words } = planSources({
    chance: chance.fork('sources'),
    ...history,
    names: rules === 'plain' ? ['/sim/scheduling', '/sim/intake'] : namesOf(history.deliveries),
    regions: rules === 'plain' ? ['north', 'south'] : ['us-ca', 'us-ny'],
  });
  return {
    seed,
    rules,
    ...history,
    deliveries: [...history.deliveries, ...words],
    sources,
    partitions,
    instances,
    limits: drawLimits(chance),
    sessionTimeout: chance.pick([400, 800, 1_500]),
    calm: chance.is(0.1),
    faults,
  };
}

function namesOf(deliveries: Schedule['deliveries']): string[] {
  return [...new Set(deliveries.flatMap((one) => (one.kind === 'event' ? [one.event.source] : [])))];
}

/** A few unusable records in a row pause the intake of their partition for a moment. */
const SMALL_FLOOD = { window: 1_000, records: 4, share: 0.5, pause: 300, longestPause: 900 };

/** Small enough for every bound to be met, in times that fit the window. */
function drawLimits(chance: Chance): Partial<Limits> {
  const highMark = chance.pick([4, 20, 1_000]);
  return {
    roundEvents: chance.pick([1, 3, 10, 100]),
    roundWithin: chance.pick([1, 15, 15, 60]),
    partitionEvents: chance.pick([1, 5, 100]),
    backfillEvents: chance.pick([1, 3, 50]),
    roundDue: chance.pick([1, 2, 50]),
    roundsAtOnce: chance.pick([1, 2, 2, 3]),
    highMark,
    lowMark: Math.floor(highMark / 2),
    backfillHighMark: chance.pick([2, 100]),
    backfillLowMark: 1,
    gateEvery: chance.pick([100, 200, 400]),
    gateAtLeastEvery: chance.pick([500, 1_500]),
    tickEvery: chance.pick([50, 150, 300]),
    holdFor: chance.pick([300, 1_000, 900_000]),
    retryEvaluationAfter: 1_000,
    cachedMembers: chance.pick([0, 2, 100, 100]),
    firstPause: chance.pick([20, 100]),
    longestPause: 800,
    relayEvery: chance.pick([150, 400]),
    relayRecords: chance.pick([1, 4, 100]),
    relayMemory: chance.pick([0, 3, 1_000]),
    drainFor: 500,
    reviewTurnsEvery: chance.pick([400, 2_000]),
    releaseEvery: 200,
    walkStep: chance.pick([1, 3, 50]),
    walkRate: chance.pick([20, 500]),
    sealAfter: chance.pick([200, 1_000, 3_000, 1e9]),
    sealEvery: chance.pick([200, 1_000]),
    ...(chance.is(0.5) && { flood: SMALL_FLOOD }),
    beatEvery: chance.pick([150, 400]),
    deadAfter: chance.pick([400, 900, 2_000]),
    clockPause: chance.pick([500, 2_000]),
  };
}

import type { Step, Told } from '../telling/truth';
import { castCase, storiesWith } from './casting';
import { WELL_BEHAVED, type Delivery, type Misbehaviour } from './delivery';
import { history } from './history';
import { truthLines } from './truth-line';
import { asTravelled } from './late-evidence';

const FROM = Date.parse('2026-06-01T07:00:00Z');
const STRETCH = { cases: 800, from: FROM, end: FROM + 60 * 86_400_000 };
const CAST = { seed: '7', run: 't', stories: storiesWith(new Map()) };
const BADLY: Misbehaviour = {
  late: { share: 0.2, upTo: 86_400_000 },
  duplicates: 0.1,
  disorder: { share: 0.2, upTo: 3_600_000 },
};

function tellAll(misbehaviour: Misbehaviour, cast = CAST): { deliveries: Delivery[]; told: Told[] } {
  const told: Told[] = [];
  return {
    deliveries: [
      ...history(cast, STRETCH, misbehaviour, { onTold: (one, way) => told.push(asTravelled(one, way)) }),
    ],
    told,
  };
}

const names = (deliveries: readonly Delivery[]): readonly string[] =>
  deliveries.map(({ event }) => `${event.source} ${event.id}`);

/** A told story without what lateness alone changes of it. */
function withoutLateness(told: Told): Told {
  const steps = (all: readonly Step[]): Step[] =>
    all.map((step) => ({ ...step, flags: step.flags.filter((flag) => flag !== 'lateEvidence') }));
  return {
    ...told,
    expected: told.expected.map((clock) => ({
      ...clock,
      turns: clock.turns.map((turn) => ({ ...turn, steps: steps(turn.steps) })),
    })),
  };
}

describe('a simulated past', () => {
  it('is the same for the same seed and another for another', () => {
    expect(tellAll(BADLY)).toEqual(tellAll(BADLY));
    expect(names(tellAll(WELL_BEHAVED).deliveries)).not.toEqual(
      names(tellAll(WELL_BEHAVED, { ...CAST, seed: '8' }).deliveries),
    );
  });

  it('is delivered in the order of arrival, with nothing that happened after its end', () => {
    const { deliveries } = tellAll(BADLY);
    for (const [i, { at, event }] of deliveries.entries()) {
      expect(at).toBeGreaterThanOrEqual(deliveries[i - 1]?.at ?? 0);
      expect(event.time).toBeLessThanOrEqual(STRETCH.end);
      expect(event.recordedTime).toBeGreaterThanOrEqual(event.time);
    }
  });

  it('tells the same stories however badly the sources behave: only lateness, order and repetition differ', () => {
    const well = tellAll(WELL_BEHAVED);
    const badly = tellAll(BADLY);
    expect(badly.told.map(withoutLateness)).toEqual(well.told.map(withoutLateness));
    expect(new Set(names(badly.deliveries))).toEqual(new Set(names(well.deliveries)));
    expect(badly.deliveries.length).toBeGreaterThan(well.deliveries.length);
    expect(names(badly.deliveries)).not.toEqual(names(well.deliveries));
  });

  it('keeps business hours: most requests on weekdays by day', () => {
    const starts = Array.from({ length: 2_000 }, (_, n) => castCase(CAST, n, STRETCH).startAt);
    const inOffice = starts.filter((at) => {
      const local = new Date(at - 7 * 3_600_000);
      const hour = local.getUTCHours();
      return local.getUTCDay() % 6 !== 0 && hour >= 8 && hour < 18;
    });
    expect(inOffice.length / starts.length).toBeGreaterThan(0.65);
  });

  it('tells every story about as often as its weight asks, and none that weighs nothing', () => {
    const cast = { ...CAST, stories: storiesWith(new Map([['urgent', 0]])) };
    const kinds = new Set(tellAll(WELL_BEHAVED, cast).told.map(({ kind }) => kind));
    expect(kinds).not.toContain('urgent');
    expect(kinds.size).toBe(cast.stories.length);
  });

  it('knows what is true for good when nothing is sent after its end, and where it cannot know', () => {
    const end = FROM + 20 * 86_400_000;
    for (const told of tellAll(WELL_BEHAVED).told) {
      const sent = told.utterances.some(({ event }) => event.time <= end);
      for (const line of truthLines(told, end)) {
        expect(line['unsettled'] === true).toBe(told.settledFrom > end);
        if (line['steps'] === undefined || !sent) continue;
        const starts = (line['steps'] as { since: string }[]).map(({ since }) => Date.parse(since));
        expect(starts[0]).toBeLessThanOrEqual(end);
      }
    }
  });
});

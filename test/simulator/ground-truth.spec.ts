import type { Determination } from '@tam/record';
import { fold, upTo } from '@tam/record';
import { STORIES, type Story } from '../../apps/simulator/src/stories';
import { Stage, type Pace } from '../../apps/simulator/src/telling/stage';
import { stepsOf, type Expected, type Step, type Told } from '../../apps/simulator/src/telling/truth';
import { deliveriesOf } from '../../apps/simulator/src/traffic/delivery';
import { asTravelled } from '../../apps/simulator/src/traffic/late-evidence';
import { drawPlace, placesOf } from '../../apps/simulator/src/world/place';
import { Random } from '../../apps/simulator/src/world/random';
import { evaluator, store } from '../stories/story';

const SEEDS = Array.from({ length: 20 }, (_, i) => `seed-${i}`);
const FIRST_START = Date.parse('2025-09-01T00:00:00Z');
const LONG_AFTER = 400 * 86_400_000;

/** Told in a place that has a rule pack, from the day on from which stories are told there. */
function tellIn(story: Story, seed: string, pace: Pace): Told {
  const random = new Random(`${story.kind}/${seed}`);
  const place = drawPlace(
    random,
    placesOf(story.laws).filter(({ law }) => law !== 'none'),
  );
  const startAt =
    Math.max(FIRST_START, Date.parse(place.from) + 86_400_000) + random.whole(0, 400 * 86_400_000);
  const service = random.weighted(story.services);
  return story.tell(new Stage({ ref: seed, random, place, service, pace, startAt, actFrom: startAt }));
}

/** What the evaluator says at an instant, of the events up to the cut. */
function saidAt(told: Told, instant: number, cut: number): readonly Determination[] {
  const stored = told.utterances.flatMap(({ event }) => store(event) ?? []);
  return evaluator.evaluate(upTo(fold(told.memberRef, stored), cut), instant).outcomes;
}

const iso = (instant: number): string => new Date(instant).toISOString();

function truthOf({ caseId, standard, anchorKey, startedAt }: Expected, step: Step, atOnce: boolean): object {
  return {
    caseId,
    standard,
    anchorKey,
    startedAt: iso(startedAt),
    dueAt: iso(step.dueAt),
    status: step.status,
    ...(step.originalDueAt === undefined ? {} : { originalDueAt: iso(step.originalDueAt) }),
    ...(step.stoppedBy === undefined ? {} : { stoppedBy: step.stoppedBy }),
    ...(step.evidence === undefined ? {} : { evidence: step.evidence }),
    ...(atOnce && step.because !== undefined ? { because: step.because } : {}),
    flags: expect.arrayContaining([...step.flags]) as unknown,
  };
}

/** Every clock there is at an instant and how it stands, by the truth of the story. */
function truthAt(told: Told, instant: number, cut: number): object[] {
  return told.expected
    .flatMap((expected) => {
      const step = stepsOf(expected, cut).findLast(({ since }) => since <= instant);
      return step ? [{ expected, step }] : [];
    })
    .sort((a, b) => (nameOf(a.expected) < nameOf(b.expected) ? -1 : 1))
    .map(({ expected, step }) => truthOf(expected, step, step.since === instant) as object);
}

const nameOf = ({
  caseId,
  standard,
  anchorKey,
}: {
  caseId: string;
  standard: string;
  anchorKey: string;
}): string => `${caseId} ${standard} ${anchorKey}`;

function agree(told: Told, instant: number, cut = instant): void {
  const said = [...saidAt(told, instant, cut)].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const truth = truthAt(told, instant, cut);
  try {
    expect(said).toMatchObject(truth);
    expect(said.length).toBe(truth.length);
  } catch (error) {
    (error as Error).message =
      `${told.kind} (${told.variant}) at ${iso(instant)}: ${(error as Error).message}`;
    throw error;
  }
}

describe.each(STORIES.map((story) => [story.kind, story] as const))('the story "%s"', (_kind, story) => {
  it.each(['natural', 'brisk'] as const)('is judged as it was built, at the end, at %s pace', (pace) => {
    for (const seed of SEEDS) agree(tellIn(story, seed, pace), FIRST_START + 2 * LONG_AFTER);
  });

  it.each(['natural', 'brisk'] as const)('is judged as it was built, step by step, at %s pace', (pace) => {
    for (const seed of SEEDS) {
      const told = tellIn(story, seed, pace);
      const instants = told.expected.flatMap((clock) => stepsOf(clock).map(({ since }) => since));
      for (const instant of instants.flatMap((since) => [since - 1, since])) {
        if (instant >= told.settledFrom) agree(told, instant);
      }
    }
  });

  it('is judged as it was built long after its events stopped coming, wherever they stopped', () => {
    for (const seed of SEEDS) {
      const told = tellIn(story, seed, 'natural');
      for (const { event } of told.utterances) {
        if (event.time >= told.settledFrom) agree(told, event.time + LONG_AFTER, event.time);
      }
    }
  });

  it('is marked as late evidence exactly where all that stopped a clock was recorded after it was due', () => {
    const late = {
      late: { share: 0.7, upTo: 40 * 86_400_000 },
      duplicates: 0.2,
      disorder: { share: 0, upTo: 0 },
    };
    for (const seed of SEEDS) {
      const told = tellIn(story, seed, 'natural');
      const deliveries = deliveriesOf(told, new Random(seed), late);
      const stored = deliveries.flatMap(({ event }) => store(event) ?? []);
      const said = evaluator.evaluate(fold(told.memberRef, stored), FIRST_START + 2 * LONG_AFTER).outcomes;
      const truth = asTravelled(told, deliveries).expected.map((clock) => {
        const last = stepsOf(clock).at(-1);
        return { ...clock, ...last, flags: last?.flags ?? [] };
      });
      expect(said.map(restingOn).sort()).toEqual(truth.map(restingOn).sort());
    }
  });
});

function restingOn(clock: {
  caseId: string;
  standard: string;
  anchorKey: string;
  flags?: readonly string[];
  status?: string;
  stoppedBy?: string;
  evidence?: string;
}): string {
  const late = clock.flags?.includes('lateEvidence') === true ? 'late' : 'in time';
  const { status, stoppedBy, evidence } = clock;
  const stop = stoppedBy === undefined ? 'by nothing' : `by ${evidence} ${stoppedBy}`;
  return `${nameOf(clock)}: ${status} ${stop}, ${late}`;
}

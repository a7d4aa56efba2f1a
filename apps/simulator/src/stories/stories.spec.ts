import { Stage, type Pace } from '../telling/stage';
import { stepsOf, type Told } from '../telling/truth';
import { drawPlace, placesOf } from '../world/place';
import { Random } from '../world/random';
import { STORIES } from '.';
import type { Story } from './story';

const SEEDS = Array.from({ length: 20 }, (_, i) => `seed-${i}`);

function told(story: Story, seed: string, pace: Pace = 'natural', startAt?: number, actFrom?: number): Told {
  const random = new Random(`${story.kind}/${seed}`);
  const start = startAt ?? Date.parse('2026-05-01T00:00:00Z') + random.whole(0, 90 * 86_400_000);
  return story.tell(
    new Stage({
      ref: seed,
      random,
      place: drawPlace(random, placesOf(story.laws)),
      service: random.weighted(story.services),
      pace,
      startAt: start,
      actFrom: actFrom ?? start,
    }),
  );
}

describe('every story', () => {
  it('has a kind of its own', () => {
    expect(new Set(STORIES.map(({ kind }) => kind)).size).toBe(STORIES.length);
  });

  describe.each(STORIES.map((story) => [story.kind, story] as const))('%s', (_kind, story) => {
    it.each(['natural', 'brisk'] as const)('is the same again from the same seed, at %s pace', (pace) => {
      for (const seed of SEEDS) expect(told(story, seed, pace)).toEqual(told(story, seed, pace));
    });

    it('names each event once, and numbers what each source says of a case without a gap', () => {
      for (const seed of SEEDS) {
        const events = told(story, seed).utterances.map(({ event }) => event);
        expect(new Set(events.map(({ source, id }) => `${source} ${id}`)).size).toBe(events.length);
        const next = new Map<string, number>();
        for (const { source, caseId, sequence } of events) {
          const expected = (next.get(`${source} ${caseId}`) ?? 0) + 1;
          expect(sequence).toBe(expected);
          next.set(`${source} ${caseId}`, expected);
        }
      }
    });

    it('starts with its request or its call and says nothing before it happened', () => {
      for (const seed of SEEDS) {
        const { utterances } = told(story, seed);
        expect(utterances[0]?.event.type).toMatch(/^intake\.(request-received|call-queued)\.v1$/);
        for (const { event, heardAt } of utterances) expect(heardAt).toBeGreaterThanOrEqual(event.time);
      }
    });

    it.each(['natural', 'brisk'] as const)('knows what is true from step to step, at %s pace', (pace) => {
      for (const seed of SEEDS) {
        const { expected, silent, utterances } = told(story, seed, pace);
        expect(expected.length + silent.length).toBeGreaterThan(0);
        const first = utterances[0]?.event.time ?? NaN;
        for (const clock of expected) {
          const instants = stepsOf(clock).map(({ since }) => since);
          expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b));
          expect(instants[0]).toBeGreaterThanOrEqual(first);
        }
      }
    });
  });
});

import { partitionOf, topicOf, type TamEvent } from '@tam/events';
import { STORIES } from '../../../apps/simulator/src/stories';
import { Stage } from '../../../apps/simulator/src/telling/stage';
import { stepsOf, type Told } from '../../../apps/simulator/src/telling/truth';
import { drawPlace, placesOf } from '../../../apps/simulator/src/world/place';
import { Random } from '../../../apps/simulator/src/world/random';
import { BACKFILL, type Delivery, type Schedule } from '../schedule';
import type { Chance } from '../world/chance';
import { WINDOW } from './plan-history';

interface Setting {
  readonly chance: Chance;
  readonly partitions: number;
}

const DAY = 86_400_000;
const FIRST = Date.parse('2026-01-10T08:00:00Z');

/**
 * A few members whose stories the simulator tells, over days and weeks; the schedule begins shortly before an instant at
 * which the first of them changes by itself, and brings what happened before in any order.
 */
export function planAccess({
  chance,
  partitions,
}: Setting): Pick<Schedule, 'start' | 'decidedTo' | 'deliveries'> {
  const startAt = FIRST + chance.whole(0, 150 * DAY);
  const stories = Array.from({ length: chance.whole(1, 3) }, (_, i) => tell(`s${i}`, startAt, chance));
  const start = criticalInstant(stories[0]!, startAt, chance) - chance.whole(500, WINDOW - 1_000);
  const deliveries = stories.flatMap((told) =>
    told.utterances
      .filter(({ event }) => event.time <= start + WINDOW)
      .flatMap(({ event }) => deliver(event, start, partitions, chance)),
  );
  return { start, decidedTo: start + WINDOW + 1_500, deliveries: deliveries.sort((a, b) => a.at - b.at) };
}

function tell(ref: string, startAt: number, chance: Chance): Told {
  const story = chance.pick(STORIES);
  const random = new Random(`${story.kind}/${chance.whole(0, 1e9)}`);
  const place = drawPlace(random, placesOf(story.laws ?? ['california']));
  const service = random.weighted(story.services);
  const pace = chance.pick(['natural', 'brisk'] as const);
  return story.tell(new Stage({ ref, random, place, service, pace, startAt, actFrom: startAt }));
}

function criticalInstant(told: Told, startAt: number, chance: Chance): number {
  const instants = told.expected.flatMap((clock) => stepsOf(clock).map(({ since }) => since));
  return instants.length > 0 ? chance.pick(instants) : startAt + DAY;
}

/** An event on its way: once or more, on time or late, now and then saying something else the second time. */
function deliver(event: TamEvent, start: number, partitions: number, chance: Chance): Delivery[] {
  const partition = partitionOf(event.memberRef, partitions);
  const happened = event.time - start;
  const from = Math.max(0, happened);
  const within = (latest: number): number => Math.min(WINDOW, from + chance.whole(0, latest));
  const topic = chance.is(happened < 0 ? 0.3 : 0.05) ? BACKFILL : topicOf(event.type);
  const first = within(happened < 0 ? 2_500 : chance.is(0.2) ? 2_500 : 60);
  const all: Delivery[] = [{ kind: 'event', at: first, topic, partition, event }];
  if (chance.is(0.2)) all.push({ kind: 'event', at: within(WINDOW), topic, partition, event });
  if (chance.is(0.06)) {
    const other = { ...event, time: event.time + chance.pick([-60_000, -1, 1, 60_000]) };
    all.push({ kind: 'event', at: within(WINDOW), topic, partition, event: other });
  }
  return all;
}

import { STORIES, type Story } from '../stories';
import { Stage, type Pace } from '../telling/stage';
import type { Told } from '../telling/truth';
import { drawPlace, timeAt, type Place } from '../world/place';
import { Random } from '../world/random';
import type { Service } from '../world/service';
import { drawArrival } from './rhythm';

/** Which stories are told, and under which names. */
export interface Cast {
  /** Everything random follows from it. */
  readonly seed: string;
  /** Part of every id: two runs that share it tell the same cases. */
  readonly run: string;
  readonly stories: readonly Story[];
}

/** One case before its story is told: who, where, what, and when it starts (epoch ms). */
export interface Casting {
  readonly ref: string;
  readonly random: Random;
  readonly place: Place;
  readonly service: Service;
  readonly story: Story;
  readonly startAt: number;
}

/** The stories with their own weights, or with those given by kind; a kind given weight 0 is not told. */
export function storiesWith(weights: ReadonlyMap<string, number>): readonly Story[] {
  return STORIES.map((story) => ({ ...story, weight: weights.get(story.kind) ?? story.weight })).filter(
    ({ weight }) => weight > 0,
  );
}

/** Case `n` of the cast. `startAt` may be given; else it is drawn between `from` and `end` by the rhythm of the place. */
export function castCase(
  cast: Cast,
  n: number,
  when: { readonly startAt: number } | { readonly from: number; readonly end: number },
): Casting {
  const random = new Random(`${cast.seed}/case/${n}`);
  const story = random.weighted(cast.stories);
  const place = drawPlace(random);
  const service = random.weighted(story.services);
  const startAt = 'startAt' in when ? when.startAt : drawArrival(random, timeAt(place), when.from, when.end);
  return { ref: `${cast.run}-${n.toString(36)}`, random, place, service, story, startAt };
}

/** Tells the story of a case. Nothing but the request happens before `actFrom` (epoch ms; default: the request's own time). */
export function tell(casting: Casting, pace: Pace = 'natural', actFrom = casting.startAt): Told {
  return casting.story.tell(new Stage({ ...casting, pace, actFrom }));
}
